// The search field on the page of topics. What is typed stays here: no address, no storage, no request.
(() => {
  const box = document.querySelector("[data-so-search]");
  const find = (name) => box.querySelector(name);
  const field = find("input");
  const results = find("[data-search-results]");
  const status = find("[role=status]");
  const cards = find("[data-so-cards]");
  const here = document.currentScript.src;
  const from = (name) => new URL(name, here).href;
  const copy = (name) => find(`template[data-so-${name}]`).content.cloneNode(true);
  const say = (what, count) => (status.textContent = what && status.dataset[what].replace("#", count));
  let loading;

  const script = (name) =>
    new Promise((done, failed) => {
      const made = document.createElement("script");
      Object.assign(made, { src: from(name), onload: done, onerror: failed });
      document.head.append(made);
    });
  const load = () =>
    (loading ||= Promise.all([
      fetch(from("search.json")).then((answer) => (answer.ok ? answer.json() : Promise.reject())),
      script("lunr.js"),
      script("so-find.js"),
    ]).then(([index]) => soFind(index)));

  const link = (anchor, address, text) => {
    anchor.href = from("../" + address);
    anchor.textContent = text;
  };
  const slug = (heading) => heading.toLowerCase().replace(/[^\w\s-]/g, "").trim().replace(/[-\s]+/g, "-");
  const shown = ({ page: [url, title, ...sections], sections: scores }) => {
    const made = copy("page");
    link(made.querySelector("a"), url, title);
    const best = Object.keys(scores).sort((a, b) => scores[b] - scores[a]);
    best.filter((at) => scores[at] > scores[best[0]] / 2).slice(0, 3).forEach((at) => {
      if (at === "0") return;
      const [heading, id] = sections[at - 1];
      const anchor = document.createElement("a");
      link(anchor, `${url}#${id || slug(heading)}`, heading);
      const item = document.createElement("li");
      item.append(anchor);
      made.querySelector("ul").append(item);
    });
    return made;
  };

  const search = () => {
    const text = field.value;
    load().then(
      (look) => {
        if (text !== field.value) return;
        const { danger, pages } = text.trim() ? look(text) : { danger: [], pages: 0 };
        const first = pages && pages.slice(0, 8);
        cards.replaceChildren(...danger.map((id) => copy(`card="${id}"`)));
        results.replaceChildren(...(first ? (first.length ? first.map(shown) : [copy("none")]) : []));
        say(first && (first[1] ? "many" : first[0] ? "one" : "none"), first.length);
      },
      () => {
        loading = 0;
        say("");
        results.replaceChildren(copy("broken"));
      },
    );
  };

  const arrive = () => location.hash === "#search" && field.focus();
  box.hidden = false;
  field.addEventListener("focus", () => (say("loading"), search()));
  ["input", "change"].forEach((event) => field.addEventListener(event, search));
  addEventListener("hashchange", arrive);
  arrive();
  if (field.value) search();
})();
