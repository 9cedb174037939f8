// Copies ready messages, and writes one from what a reader ticks. It stores nothing and sends nothing.
{
  const all = (within, selector) => [...within.querySelectorAll(selector)];

  for (const button of all(document, "[data-so-copy]")) {
    button.hidden = false;
    button.onclick = async () => {
      const box = button.closest(".so-message, .so-maker");
      const words = box.querySelector("textarea, .so-message__text");
      let copied = true;
      try {
        await navigator.clipboard.writeText(words.value ?? words.textContent);
      } catch {
        // Without https, or where the reader's browser refuses: the old way, by selecting.
        words.select ? words.select() : getSelection().selectAllChildren(words);
        copied = document.execCommand("copy");
      }
      box.querySelector("[role=status]").textContent = button.dataset[copied ? "soCopy" : "soFailed"];
    };
  }

  for (const maker of all(document, ".so-maker")) {
    const text = maker.querySelector("textarea");
    const ticks = all(maker, "[name]");
    const blanks = (tick) => all(tick.parentNode, "[type=text]");
    let said = {};
    let written = "";

    const sentence = (tick) => {
      const given = blanks(tick).map((blank) => blank.value.trim());
      return tick.value.replace(/\[.*?\]/g, (blank) => given.shift() || blank);
    };

    const address = () => {
      // Half of an emoji can't be put into a link.
      const words = text.value.replace(/[\uD800-\uDFFF]/gu, "").replace(/\r?\n/g, "\r\n");
      for (const link of all(maker, "[data-so-to]")) {
        link.href = link.dataset.soTo + encodeURIComponent(words);
      }
    };

    const write = () => {
      const now = {};
      for (const tick of ticks) if (tick.checked) now[tick.name] = sentence(tick);
      if (text.value === written || !text.value.trim()) {
        text.value = written = Object.values(now).filter(Boolean).join(" ");
      } else {
        // The reader has changed the words: add or take out only what the tick is about.
        written = null;
        for (const { name } of ticks) {
          const before = said[name] || "";
          const after = now[name] || "";
          if (before === after) continue;
          text.value = before && text.value.includes(before)
            ? text.value.replace(before, () => after).replace(/ {2,}/g, " ").trim()
            : `${text.value.trimEnd()} ${after}`.trimEnd();
          said[name] = after;
        }
      }
      said = now;
      address();
    };

    const forget = () => {
      for (const tick of ticks) tick.checked = tick.defaultChecked;
      for (const blank of all(maker, "[type=text]")) blank.value = "";
      text.value = maker.querySelector("[role=status]").textContent = "";
      write();
    };

    maker.oninput = ({ target }) => (target === text ? address() : write());
    maker.querySelector("[data-so-clear]").onclick = forget;
    // Also for a page that the browser keeps in memory and shows again on going back.
    addEventListener("pagehide", forget);
    addEventListener("pageshow", (event) => event.persisted && forget());
    maker.hidden = false;
    forget();
  }
}
