// Leave at once: cover the page, blank its title, and put the other site in its place in the
// history. Escape pressed twice does the same. The link works without any of this.
(() => {
  const link = document.querySelector(".so-leave");
  const root = document.documentElement;
  const fields = "input, textarea, select, [contenteditable]";
  let covered = false;
  let pressed = 0;

  const leave = () => {
    covered = true;
    root.style.display = "none";
    // A title with nothing in it would show the address in its place.
    document.title = "\u00a0";
    location.replace(link.href);
    document.querySelector("link[rel=icon]").href = "data:,";
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat || event.target.closest(fields)) {
      pressed = 0;
    } else if (pressed && event.timeStamp - pressed < 1000) {
      leave();
    } else {
      pressed = event.timeStamp;
    }
  });

  // A browser that kept the covered page shows it as it was: covered, and on its way out.
  addEventListener("pageshow", (event) => {
    if (event.persisted && covered) leave();
  });
})();
