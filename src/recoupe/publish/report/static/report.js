"use strict";
// Everything is readable without this: it opens what a link points into, and filters rows.
(() => {
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const goal = id && document.getElementById(id);
    if (!goal) return;
    let closed = false;
    for (let at = goal.closest("details"); at; at = at.parentElement.closest("details")) {
      closed ||= !at.open;
      at.open = true;
    }
    for (const row of [goal, ...document.querySelectorAll("tr[hidden]")]) {
      if (row.hidden && (row === goal || row.contains(goal))) row.hidden = false;
    }
    if (closed) goal.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  const form = document.querySelector(".filters");
  if (!form) return;
  const [speaker, outlet, rows] = form.querySelectorAll("select");
  const result = form.querySelector(".result");
  const lines = [...document.querySelectorAll(".synopsis .line")];
  const fits = (line) => {
    if (speaker.value && !line.dataset.speakers.split(" ").includes(speaker.value)) return false;
    const cells = [...line.querySelectorAll("td[data-outlet]")];
    const own = outlet.value ? cells.filter((cell) => cell.dataset.outlet === outlet.value) : cells;
    if (rows.value === "omitted") return own.some((cell) => "silent" in cell.dataset);
    if (outlet.value && !own.some((cell) => "has" in cell.dataset)) return false;
    if (rows.value === "shared") return line.dataset.state !== "single";
    if (rows.value === "differs") return line.dataset.state === "differs";
    return true;
  };
  const apply = () => {
    let shown = 0;
    for (const line of lines) {
      line.hidden = !fits(line);
      shown += !line.hidden;
      const below = line.nextElementSibling;
      if (below?.classList.contains("apparatus")) below.hidden = line.hidden;
    }
    for (const body of document.querySelectorAll(".synopsis tbody")) {
      body.hidden = ![...body.querySelectorAll(".line")].some((line) => !line.hidden);
    }
    for (const event of document.querySelectorAll(".event")) {
      const table = event.querySelector(".synopsis");
      event.hidden = Boolean(table) && ![...table.tBodies].some((body) => !body.hidden);
    }
    const filtered = speaker.value || outlet.value || rows.value;
    result.textContent = filtered
      ? result.dataset.some.replace("{n}", shown).replace("{all}", lines.length)
      : "";
  };
  form.addEventListener("input", apply);
  form.hidden = false;
  apply();
})();
