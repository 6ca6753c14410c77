// Lets readers sort tables: every head with data-sort ("text" or "number") gets a button that orders the
// rows by the data-value of their cells. Cells without a value come last. Without this the order is the page's.
const letters = new Intl.Collator(document.documentElement.lang);

for (const table of document.querySelectorAll("table[data-sortable]")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const news = document.createElement("p");
  news.className = "unseen";
  news.setAttribute("role", "status");
  table.after(news);

  const sort = (head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const value = (row) => row.cells[column].dataset.value ?? "";
    const compare = head.dataset.sort === "number" ? (one, other) => one - other : letters.compare;
    const order = (one, other) => {
      if (!value(one) || !value(other)) return !value(one) - !value(other);
      const apart = compare(value(one), value(other));
      return down ? -apart : apart;
    };
    body.append(...[...body.rows].sort(order));
    heads.forEach((each) => each.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    news.textContent = table.dataset[down ? "descending" : "ascending"].replace("{column}", head.textContent.trim());
  };

  heads.forEach((head, column) => {
    if (!head.dataset.sort) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  });
}
