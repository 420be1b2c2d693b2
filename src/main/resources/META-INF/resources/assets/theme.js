// Runs before the page is painted, so that a dark page never flashes white.
(function () {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  function apply() {
    let chosen = "auto";
    try { chosen = localStorage.getItem("theme") || "auto"; } catch (e) { /* no storage: as the system */ }
    const dark = chosen === "dark" || (chosen === "auto" && system.matches);
    document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
  }
  system.addEventListener("change", apply);
  window.stocsyncTheme = apply;
  apply();
})();
