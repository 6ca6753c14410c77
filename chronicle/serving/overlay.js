// Shows what is wrong with the site over the last good page, and takes it away when it is mended.
(() => {
  "use strict";

  const ADDRESS = "/livereload/problems.json";
  const STYLE = `
    :host { all: initial; position: fixed; inset: 0; z-index: 2147483647; overflow: auto;
      background: rgb(20 20 24 / 88%); color: #f2f0ec; font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem; }
    header { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; }
    h1 { font-size: 1.25rem; margin: 0 0 1rem; }
    button { font: inherit; color: inherit; background: none; border: 1px solid #aaa;
      border-radius: .25rem; padding: .2rem .8rem; cursor: pointer; }
    article { background: #2a2a30; border-left: .3rem solid #ff7b72; padding: 1rem 1.25rem;
      margin: 0 0 1rem; border-radius: .25rem; }
    p { margin: 0; }
    .place { font-family: ui-monospace, monospace; font-size: .875rem; color: #ffb4ad; }
    pre { font: .875rem/1.5 ui-monospace, monospace; margin: .75rem 0; padding: .5rem .75rem;
      background: #18181c; overflow-x: auto; }
    mark { background: #7a2620; color: inherit; }
    .hint { color: #c9e3b4; }
  `;

  let host = null;

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  // Columns count characters, and a character of JavaScript may be half of one.
  function excerpt(problem) {
    const characters = [...problem.excerpt];
    const start = problem.column - 1;
    const end = start + problem.length;
    const line = element("pre");
    line.append(
      `${problem.line} │ ${characters.slice(0, start).join("")}`,
      element("mark", characters.slice(start, end).join("") || " "),
      characters.slice(end).join(""),
    );
    return line;
  }

  function article(problem) {
    const made = element("article");
    if (problem.file) {
      const place = `${problem.file}:${problem.line}:${problem.column}`;
      made.append(element("p", place, "place"));
    }
    made.append(element("p", problem.message));
    if (problem.excerpt) made.append(excerpt(problem));
    if (problem.hint) made.append(element("p", problem.hint, "hint"));
    return made;
  }

  function hide() {
    if (host) host.remove();
    host = null;
  }

  function show(problems) {
    hide();
    if (!problems.length) return;
    host = element("chronicle-problems");
    host.setAttribute("role", "alertdialog");
    host.setAttribute("aria-label", "The site could not be built");
    const shadow = host.attachShadow({ mode: "open" });
    // A sheet that is made here is allowed where a policy of the page forbids inline styles.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    const close = element("button", "Close");
    close.addEventListener("click", hide);
    const header = element("header");
    header.append(element("h1", "The site could not be built"), close);
    const main = element("main");
    main.append(header, ...problems.map(article));
    shadow.append(main);
    document.documentElement.append(host);
  }

  async function update() {
    const answer = await fetch(ADDRESS, { cache: "no-store" });
    show((await answer.json()).problems);
  }

  class Problems {
    reload(path) {
      if (`/${path}` !== ADDRESS) return false;
      update();
      return true;
    }
  }
  Problems.identifier = "chronicle-problems";
  Problems.version = "1.0";

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  if (window.LiveReload) window.LiveReload.addPlugin(Problems);
  update();
})();
