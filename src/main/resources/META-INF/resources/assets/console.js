// What pages do beyond HTMX: the theme, dialogs, copying, closing menus.
function closeMenu(menu) {
  menu.open = false;
  menu.querySelector("summary").focus();
}
// Says what came of it; where the browser does not let us, the text is selected for its reader.
function copyFrom(field, status) {
  function say(done) {
    status.querySelector("[data-done]").hidden = !done;
    status.querySelector("[data-by-hand]").hidden = done;
  }
  function selectAndCopy() {
    field.focus();
    field.select();
    say(document.execCommand("copy"));
  }
  if (navigator.clipboard) { navigator.clipboard.writeText(field.value).then(function () { say(true); }, selectAndCopy); }
  else { selectAndCopy(); }
}
// Whether somebody is at work in that part of the page, or what they chose there is not saved.
function unsaved(part) {
  return part.contains(document.activeElement) || "kept" in part.dataset
    || Array.from(part.querySelectorAll("input, textarea")).some(function (field) {
      return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
    });
}
document.addEventListener("htmx:oobBeforeSwap", function (event) {
  if (unsaved(event.detail.target)) { event.detail.shouldSwap = false; }
});
document.addEventListener("keydown", function (event) {
  const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
  if (menu) { closeMenu(menu); }
});
// On a phone the place where one is may stand beyond the edge of the menu.
function showWhereOneIs() {
  const here = document.querySelector(".nav-scroll [aria-current=page]");
  // Not scrollIntoView: the first Tab would go on from there and miss the link to the content.
  if (here) { here.closest(".nav-scroll").scrollLeft = here.offsetLeft - (window.innerWidth - here.offsetWidth) / 2; }
}
document.addEventListener("DOMContentLoaded", showWhereOneIs);
window.addEventListener("resize", showWhereOneIs);
document.addEventListener("click", function (event) {
  const theme = event.target.closest("[data-theme]");
  if (theme) {
    try { localStorage.setItem("theme", theme.dataset.theme); } catch (e) { /* kept for this page only */ }
    window.stocsyncTheme();
    closeMenu(theme.closest("details"));
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    copyFrom(document.getElementById(copy.dataset.copy), document.getElementById(copy.dataset.copy + "-copied"));
  }
  if (event.target.closest("[data-close]")) { document.getElementById("dialog").close(); }
  document.querySelectorAll("details.menu[open]").forEach(function (menu) {
    if (!menu.contains(event.target)) { menu.open = false; }
  });
  const all = event.target.closest("[data-all]");
  if (all) {
    document.querySelectorAll("input[name='" + all.dataset.all + "']").forEach(function (one) { one.checked = all.checked; });
  }
});
document.addEventListener("change", function (event) {
  const go = event.target.closest("select[data-go]");
  if (go && go.value) { window.location.assign(go.value); }
});
document.addEventListener("htmx:afterSwap", function (event) {
  const dialog = document.getElementById("dialog");
  if (event.target === dialog && !dialog.open) { dialog.showModal(); }
});
// What a page asks by itself does not keep its reader logged in.
document.addEventListener("htmx:configRequest", function (event) {
  const cause = event.detail.triggeringEvent;
  if (!cause || cause.type === "sse:message" || cause.type === "load") { event.detail.headers["X-StocSync-By-Itself"] = "true"; }
});
document.addEventListener("dialog-done", function () { document.getElementById("dialog").close(); });
