// The search field. What is typed stays on the page: it enters no address, no storage, no request.
(() => {
  const from = document.currentScript.dataset;
  const box = document.querySelector("[data-so-search]");
  const find = (name) => box.querySelector(name);
  const field = find("input");
  const results = find("[data-search-results]");
  const cards = find("[data-so-cards]");
  const status = find("[role=status]");
  const copy = (name) => find(`template[data-so-${name}]`).content.cloneNode(true);
  let loading, asked, warned;

  const script = (src) =>
    new Promise((onload, onerror) =>
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })),
    );
  const load = () =>
    (loading ||= Promise.all([
      fetch(from.soIndex).then((answer) => answer.json()),
      script(from.soLibrary),
    ]).then(([index]) => soFind(index)));

  const link = (made, address, textContent) => {
    Object.assign(made.querySelector("a"), { href: from.soRoot + address, textContent });
    return made;
  };
  // As Python-Markdown makes addresses of headings; the index holds the others.
  const slug = (heading) => heading.toLowerCase().replace(/[^\w\s-]/g, "").trim().replace(/[-\s]+/g, "-");
  const show = ({ page: [address, title, ...sections], sections: scores }) => {
    const made = link(copy("page"), address, title);
    const best = Object.keys(scores).sort((a, b) => scores[b] - scores[a]);
    best.slice(0, 3).forEach((at) => {
      if (at > 0 && scores[at] > scores[best[0]] / 2) {
        const [heading, id] = sections[at - 1];
        made.querySelector("ul").append(link(copy("section"), `${address}#${id || slug(heading)}`, heading));
      }
    });
    return made;
  };

  const search = () => {
    const text = field.value;
    // Leaving the field is a change too: what it has answered already stays as it is.
    if (text === asked) return;
    asked = text;
    loading || (status.textContent = status.dataset.loading);
    load()
      .then((look) => {
        if (text !== asked) return;
        const { danger, pages } = look(text);
        const shown = pages.slice(0, 8).map(show);
        const said = text.trim() && (shown[1] ? "many" : shown[0] ? "one" : "none");
        status.textContent = said && status.dataset[said].replace("#", shown.length);
        // Shown anew it would be read out anew, at every key.
        if (warned !== (warned = danger.join())) cards.replaceChildren(...danger.map((id) => copy(`card=${id}`)));
        results.replaceChildren(...(said === "none" ? [copy("none")] : shown));
      })
      .catch(() => {
        loading = asked = null;
        status.textContent = "";
        results.replaceChildren(copy("broken"));
      });
  };

  box.hidden = false;
  for (const event of ["focus", "input", "change"]) field.addEventListener(event, search);
  for (const way of document.querySelectorAll("a[href$='#search']"))
    way.onclick = (event) => {
      event.preventDefault();
      field.focus();
    };
  // The browser goes to the place named in the address last of all, and takes the focus there.
  if (location.hash === "#search") addEventListener("load", () => setTimeout(() => field.focus()));
  if (field.value) search();
})();
