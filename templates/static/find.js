// "/" leads to the search from every page: to the field where there is one, else to the page that has it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const place = document.getElementById("q") ?? document.querySelector(".to-search");
  if (!place) return;
  event.preventDefault();
  if (place.href) location.href = place.href;
  else place.focus();
});
