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
    for (const meta of document.querySelectorAll('meta[name="theme-color"][media]')) {
      const own = (meta.dataset.scheme ??= /light|dark/.exec(meta.media)?.[0]);
      meta.media = scheme === "auto" ? `(prefers-color-scheme: ${own})` : scheme === own ? "all" : "not all";
    }
    const choice = document.querySelector(`.scheme [value="${scheme}"]`);
    if (choice) choice.checked = true;
  };

  // The switch, made as soon as it is met, so that nothing moves. What it is called is said by the page.
  const drawings = {
    auto: '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"/>',
    light: '<circle cx="12" cy="12" r="4.2"/><path d="M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7"/>',
    dark: '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>',
  };
  const option = (scheme) => `<label><input type="radio" name="scheme" value="${scheme}"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawings[scheme]}</svg><span class="unseen"></span></label>`;

  class Switch extends HTMLElement {
    connectedCallback() {
      this.innerHTML = `<fieldset class="scheme"><legend class="unseen"></legend>${Object.keys(drawings).map(option).join("")}</fieldset>`;
      this.querySelector("legend").textContent = this.dataset.name;
      for (const label of this.querySelectorAll("label")) {
        label.title = label.querySelector("span").textContent = this.dataset[label.control.value];
      }
      show(kept());
    }
  }
  customElements.define("scheme-switch", Switch);

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
