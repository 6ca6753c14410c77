// Light, dark, or as the system has it: the reader's choice, kept for the next visit. It is the one script that
// a page waits for, so that nothing is first painted in the other colours.
{
  const root = document.documentElement;
  const key = "chronicle-scheme";

  const kept = () => {
    try {
      const scheme = localStorage.getItem(key);
      return ["light", "dark"].includes(scheme) ? scheme : "auto";
    } catch {
      return "auto"; // Storage can be forbidden.
    }
  };

  const show = (scheme) => {
    root.dataset.scheme = scheme;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      const own = meta.dataset.scheme;
      meta.media = scheme === "auto" ? `(prefers-color-scheme: ${own})` : scheme === own ? "all" : "not all";
    }
    const choice = document.querySelector(`.scheme [value="${scheme}"]`);
    if (choice) choice.checked = true;
  };

  show(kept());
  document.addEventListener("DOMContentLoaded", () => show(kept()));
  for (const moment of ["pageshow", "storage"]) addEventListener(moment, () => show(kept()));
  document.addEventListener("change", ({ target }) => {
    if (target.name !== "scheme") return;
    show(target.value);
    try {
      localStorage.setItem(key, target.value);
    } catch {
      // The choice then holds for this page.
    }
  });
}
