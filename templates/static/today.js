// Marks the visitor's own day in the calendar and links to it; "?today" goes there at once.
const now = new Date();
const two = (number) => String(number).padStart(2, "0");
const id = `day-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
const day = document.getElementById(id);
const page = day.querySelector("a");
const target = page ? page.href : `#${id}`;
if (location.search === "?today") location.replace(target);
day.setAttribute("aria-current", "date");
const link = document.getElementById("today");
link.querySelector("a").href = target;
link.hidden = false;
