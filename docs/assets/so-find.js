// Ranks what the index holds by how close it comes to a reader's words; index.py makes the index.
const soFind = (index) => {
  const words = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f'’‘`]/g, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const stem = (word) => lunr.stemmer(new lunr.Token(word)).str;
  const stop = new Set(index.stop.split(" "));
  const telling = (all) => {
    const kept = all.filter((word) => !stop.has(word));
    return kept.length ? kept : all;
  };
  const phrases = (list) => list.split(",").filter(Boolean);

  // Every phrase is a document of its own, so that the nearest one wins.
  const builder = new lunr.Builder();
  const about = [];
  const add = (page, section, weight, text) =>
    builder.add({ id: about.push([page, section, weight]) - 1, text: telling(words(text)).join(" ") });
  builder.pipeline.add(lunr.stemmer);
  builder.field("text");
  const lines = index.text.split("\n");
  index.pages.forEach(([, title, ...sections], page) =>
    [title, ...sections.map(([heading]) => heading)].forEach((heading, section) => {
      const [said, text] = lines.shift().split(";");
      add(page, section, 1, heading);
      add(page, section, 0.3, heading + " " + text);
      phrases(said).forEach((phrase) => add(page, section, 1, phrase));
    }),
  );
  const dangers = index.danger.map(([page, section, id, said, harmless]) => {
    phrases(said).forEach((phrase) => add(page, section, 1, phrase));
    const stems = (list) => phrases(list).map((phrase) => words(phrase).map(stem));
    return [id, stems(said), stems(harmless)];
  });
  const ready = builder.build();
  const known = ready.invertedIndex;
  const rarity = (word) => Math.log(1 + about.length / Object.keys(known[word].text).length);

  const same = {};
  index.same.split("\n").forEach((line) => {
    const stems = line.split(" ").map(stem);
    stems.forEach((word) => (same[word] = (same[word] || []).concat(stems)));
  });
  const others = lunr.TokenSet.fromArray(Object.keys(same).sort());
  const within = (set, typed) => [...new Set(set.intersect(typed).toArray())];

  // The stems that a typed word may stand for: its own, else those a typing error or two away.
  const memory = {};
  const meant = (word) => (memory[word] ||= guess(word));
  const guess = (word) => {
    const own = stem(word);
    if (known[own] || same[own] || stop.has(word) || word.length < 3) return [own];
    for (let typos = 1; typos <= (own.length > 6 ? 2 : 1); typos++) {
      const typed = lunr.TokenSet.fromFuzzyString(own, typos);
      const found = [...within(ready.tokenSet, typed), ...within(others, typed)].filter(
        (other) => typos + 4 < own.length || (other[0] === own[0] && other.length > 3),
      );
      if (found.length) return found;
    }
    return [own];
  };

  const plan = (all) => {
    const wanted = {};
    const want = (word, weight) => {
      if (known[word]) wanted[word] = Math.max(wanted[word] || 0, weight);
    };
    const alike = (word, weight) => {
      want(word, weight);
      (same[word] || []).forEach((other) => want(other, weight * (known[word] ? 0.2 : 0.6)));
    };
    const kept = telling(all).slice(0, 30);
    kept.forEach((word, at) => {
      const stems = meant(word);
      const sure = stems[0] === stem(word) ? 1 : 0.9 / Math.sqrt(stems.length);
      stems.forEach((each) => alike(each, sure));
      if (kept[at + 1]) alike(stem(word + kept[at + 1]), 1);
      else if (word.length > 2) within(ready.tokenSet, lunr.TokenSet.fromString(word + "*")).forEach((each) => want(each, 0.4));
    });
    return wanted;
  };

  // Where phrases stand in what was typed: up to two other words may come between theirs.
  const places = (typed, list) =>
    list.flatMap((phrase) =>
      typed.flatMap((_, start) => {
        const span = [];
        let at = start;
        for (const word of phrase) {
          const step = typed.slice(at, at + (span.length ? 3 : 1)).findIndex((stems) => stems.includes(word));
          if (step < 0) return [];
          span.push(at + step);
          at += step + 1;
        }
        return [span];
      }),
    );
  const danger = (typed) =>
    dangers
      .filter(([, said, harmless]) => {
        const excused = places(typed, harmless).flat();
        return places(typed, said).some((span) => span.some((at) => !excused.includes(at)));
      })
      .map(([id]) => id);

  return (text) => {
    const all = words(text.slice(0, 2000));
    const wanted = plan(all);
    const pages = {};
    const terms = Object.keys(wanted);
    const found = terms.length
      ? ready.query((query) => terms.forEach((word) => query.term(word, { boost: wanted[word] * rarity(word), usePipeline: false })))
      : [];
    found.forEach(({ ref, score }) => {
      const [number, section, weight] = about[ref];
      const page = (pages[number] ||= { page: index.pages[number], parts: [], sections: {} });
      page.parts.push(score * weight);
      page.sections[section] = Math.max(page.sections[section] || 0, score * weight);
    });
    const ranked = Object.values(pages).map((page) => ({
      ...page,
      score: page.parts.sort((a, b) => b - a).slice(0, 4).reduce((sum, part, rank) => sum + part * 0.5 ** rank, 0),
    }));
    return { danger: danger(all.map(meant)), pages: ranked.sort((a, b) => b.score - a.score) };
  };
};
