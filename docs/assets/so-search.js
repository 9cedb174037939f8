// The search. What is typed stays on the page: it enters no address, no storage, no request.

// Ranks what the index holds by its nearness to a reader's words; hooks/stillopen/index.py makes it.
const soFind = (index) => {
  const words = (text) =>
    text.normalize("NFKD").replace(/[\p{M}'’‘`]/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const stem = (word) => lunr.stemmer(new lunr.Token(word)).str;
  const stop = new Set(index.stop.split(" "));
  const telling = (all) => {
    const kept = all.filter((word) => !stop.has(word));
    return kept[0] ? kept : all;
  };

  // Every phrase is a document of its own, so that the nearest one wins.
  const builder = new lunr.Builder();
  const about = [];
  const spoken = new Set();
  const add = (text, ...place) => {
    const kept = telling(words(text));
    kept.forEach((word) => spoken.add(word));
    builder.add({ id: about.push(place) - 1, text: kept.join(" ") });
  };
  builder.pipeline.add(lunr.stemmer);
  builder.field("text");
  const lines = index.text.split("\n");
  index.pages.forEach(([, title, ...sections], page) =>
    [[title], ...sections].forEach(([heading], section) => {
      const [said, text] = lines.shift().split(";");
      [heading, heading + " " + text, ...said.split(",")].forEach((each) => add(each, page, section));
    }),
  );
  const phrases = (list) => list.split(",").map((phrase) => phrase.split(" ").map(stem));
  // What follows makes words known that lead nowhere by themselves.
  add(index.same);
  const dangers = index.danger.map(([page, section, id, said, harmless]) => {
    add(said);
    return [id, phrases(said), phrases(harmless), { page: index.pages[page], found: new Map([[section, 1]]) }];
  });
  const same = index.same.split("\n").map((line) => line.split(" ").map(stem));
  const ready = builder.build();
  const known = ready.invertedIndex;
  const lexicon = lunr.TokenSet.fromArray([...spoken].sort());
  const within = (typed) => [...new Set(lexicon.intersect(typed).toArray().map(stem))];

  // The stems that a typed word may stand for: its own, else those a typing error or two away.
  const memory = Object.create(null);
  const meant = (word) => (memory[word] ||= guess(word, stem(word)));
  const guess = (word, own) => {
    if (known[own] || stop.has(word) || !word[2]) return [own];
    for (let typos = 1; typos < 2 + (word.length > 6); typos++) {
      const found = within(lunr.TokenSet.fromFuzzyString(word, typos)).filter(
        (other) => word[5] || other[0] === word[0],
      );
      if (found[0]) return found;
    }
    return [own];
  };

  const plan = (kept) => {
    const wanted = Object.create(null);
    const want = (word, weight) => {
      if (known[word]) wanted[word] = Math.max(wanted[word] || 0, weight);
    };
    const alike = (word, weight) => {
      want(word, weight);
      same.forEach((line) => line.includes(word) && line.forEach((other) => want(other, weight * 0.6)));
    };
    kept.forEach((word, at) => {
      const stems = meant(word);
      stems.forEach((each) => alike(each, each === stem(word) ? 1 : 0.9 / Math.sqrt(stems.length)));
      if (kept[at + 1]) alike(stem(word + kept[at + 1]), 1);
      else if (word[2]) within(lunr.TokenSet.fromString(word + "*")).forEach((each) => want(each, 0.4));
    });
    return Object.entries(wanted);
  };

  // Where phrases stand in what was typed: up to two other words may come between theirs.
  const places = (typed, list) =>
    list.flatMap((phrase) =>
      typed.flatMap((_, start) => {
        const span = [];
        for (const word of phrase) {
          const step = typed.slice(start, start + (span[0] + 1 ? 3 : 1)).findIndex((stems) => stems.includes(word));
          if (step < 0) return [];
          span.push((start += step));
          start++;
        }
        return [span];
      }),
    );

  const rank = (all) => {
    const pages = {};
    const wanted = plan(telling(all).slice(0, 30));
    const found = wanted[0]
      ? ready.query((query) =>
          wanted.forEach(([word, weight]) => {
            const rarity = Math.log(1 + about.length / Object.keys(known[word].text).length);
            query.term(word, { boost: weight * rarity, usePipeline: false });
          }),
        )
      : [];
    // Best first, so each further match of a page counts half as much as the one before.
    found.forEach(({ ref, score }) => {
      const [number, section] = about[ref];
      if (section + 1) {
        const page = (pages[number] ||= { page: index.pages[number], score: 0, share: 2, found: new Map() });
        page.score += score * (page.share /= 2);
        page.found.has(section) || page.found.set(section, score);
      }
    });
    return Object.values(pages).sort((a, b) => b.score - a.score);
  };

  return (text) => {
    const all = words(text.slice(0, 2000));
    const typed = all.map(meant);
    const calm = new Set(all.keys());
    const danger = dangers.filter(([, said, harmless]) => {
      const excused = places(typed, harmless).flat();
      const grave = said.flat();
      // A word that only sounds like danger is no reason to be led to it.
      excused.forEach((at) => grave.includes(typed[at][0]) && calm.delete(at));
      return places(typed, said).some((span) => span.some((at) => !excused.includes(at)));
    });
    const pages = rank(all.filter((_, at) => calm.has(at)));
    const first = danger.map((each) => each[3]);
    const rest = (pages[0] ? pages : rank(all)).filter(({ page }) => !first.some((each) => each.page === page));
    return { danger: danger.map(([id]) => id), pages: [...first.slice(0, 1), ...rest] };
  };
};

// The field, and what is shown under it.
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

  const library = () =>
    new Promise((onload, onerror) =>
      document.head.append(
        Object.assign(document.createElement("script"), { src: from.soLibrary, onload, onerror }),
      ),
    );
  const load = () =>
    Promise.all([fetch(from.soIndex).then((answer) => answer.json()), library()]).then(([index]) => soFind(index));

  const link = (name, address, textContent) => {
    const made = copy(name);
    Object.assign(made.querySelector("a"), { href: from.soRoot + address, textContent });
    return made;
  };
  // As Python-Markdown makes addresses of headings; the index holds the others.
  const slug = (heading) => heading.toLowerCase().replace(/[^\w\s-]/g, "").trim().replace(/[-\s]+/g, "-");
  const show = ({ page: [address, title, ...sections], found }) => {
    const made = link("page", address, title);
    const under = made.querySelector("ul");
    const best = [...found];
    for (const [at, score] of best.slice(0, 3))
      if (at && score > best[0][1] / 2) {
        const [heading, id] = sections[at - 1];
        under.append(link("section", `${address}#${id || slug(heading)}`, heading));
      }
    return made;
  };

  const search = () => {
    const text = field.value;
    // Leaving the field is a change too: what it has answered already stays as it is.
    if (text === asked) return;
    asked = text;
    loading || (status.textContent = status.dataset.loading);
    (loading ||= load())
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
  field.onfocus = field.oninput = field.onchange = search;
  document.querySelector(".so-find").onclick = () => {
    field.focus();
    return false;
  };
  // The browser goes to the place named in the address last of all, and takes the focus there.
  if (location.hash === "#search") addEventListener("load", () => setTimeout(() => field.focus()));
})();
