"use strict";
// Everything works without this: it adds keys, and choosing a passage by selecting it.
(() => {
  const codes = (text) => [...text];

  // Keys. An item is a thing to judge; what a key does stands on the element that it presses.
  const items = () => [...document.querySelectorAll("[data-item]")];
  const go = (step) => {
    const all = items().filter((item) => item.getClientRects().length);
    const at = all.findIndex((item) => item === current());
    const goal = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    if (goal) {
      goal.focus({ preventScroll: true });
      goal.scrollIntoView({ block: "nearest" });
    }
  };
  const current = () => document.activeElement?.closest("[data-item]");
  const typing = (element) => element.closest("input:not([type=radio], [type=checkbox]), textarea, select");
  addEventListener("keydown", (event) => {
    if (!document.querySelector("[data-keys=on]") || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      go(event.key === "j" ? 1 : -1);
      return;
    }
    const pressed = `[data-key="${CSS.escape(event.key)}"]`;
    const held = current() ?? (items().length === 1 ? items()[0] : null);
    const goal = held?.querySelector(pressed)
      ?? [...document.querySelectorAll(pressed)].find((found) => !found.closest("[data-item]"));
    if (!goal || goal.disabled) return;
    event.preventDefault();
    if (goal.matches("textarea, input")) goal.focus();
    else goal.click();
  });
  const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && named.matches("[data-item]")) named.focus();
  for (const hint of document.querySelectorAll(".keys-hint")) hint.hidden = false;

  // A passage is chosen by selecting it, or its ends are moved by a word.
  for (const form of document.querySelectorAll("form[data-pick]")) {
    const field = form.elements.words;
    const start = form.elements.start;
    const place = document.getElementById(form.dataset.pick);
    const told = form.querySelector("[data-told]");
    const stretches = [...place.querySelectorAll("[data-from]")].map((element) => ({
      element,
      from: Number(element.dataset.from),
      text: codes(element.textContent),
    }));
    let chosen = null;
    const find = (offset) =>
      stretches.find((s) => s.from <= offset && offset <= s.from + s.text.length);
    // The node and the offset in it (in UTF-16) where a code point stands.
    const spot = (offset) => {
      const held = find(offset);
      let left = held.text.slice(0, offset - held.from).join("").length;
      const walker = document.createTreeWalker(held.element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (left <= node.data.length) return [node, left];
        left -= node.data.length;
      }
      return [held.element, held.element.childNodes.length];
    };
    const words = (from, to) =>
      stretches
        .filter((s) => s.from < to && s.from + s.text.length > from)
        .map((s) => s.text.slice(Math.max(0, from - s.from), to - s.from).join(""))
        .join("\n");
    const show = () => {
      const range = new Range();
      range.setStart(...spot(chosen[0]));
      range.setEnd(...spot(chosen[1]));
      if (window.Highlight) CSS.highlights.set("chosen", new Highlight(range));
    };
    const choose = (from, to) => {
      if (from >= to || !find(from) || !find(to)) return;
      chosen = [from, to];
      field.value = words(from, to);
      start.value = from;
      told.textContent = told.dataset.told.replace("{n}", to - from);
      show();
    };
    const offset = (node, at) => {
      const element = (node.nodeType === 1 ? node : node.parentElement).closest("[data-from]");
      if (!element || !place.contains(element)) return null;
      const before = new Range();
      before.setStart(element, 0);
      before.setEnd(node, at);
      return Number(element.dataset.from) + codes(before.toString()).length;
    };
    const take = () => {
      const selection = getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      const from = offset(range.startContainer, range.startOffset);
      const to = offset(range.endContainer, range.endOffset);
      if (from !== null && to !== null) choose(...trim(from, to));
    };
    const trim = (from, to) => {
      const at = (i) => find(i)?.text[i - find(i).from] ?? " ";
      while (from < to && !at(from).trim()) from += 1;
      while (to > from && !at(to - 1).trim()) to -= 1;
      return [from, to];
    };
    place.addEventListener("pointerup", take);
    place.addEventListener("keyup", take);
    chosen = [Number(form.dataset.start), Number(form.dataset.end)];
    const ends = () => stretches.flatMap(({ from, text }) =>
      [...text.join("").matchAll(/\S+/gu)].map((match) => {
        const begin = from + codes(match.input.slice(0, match.index)).length;
        return [begin, begin + codes(match[0]).length];
      }));
    for (const button of form.querySelectorAll("[data-move]")) {
      button.closest("[hidden]")?.removeAttribute("hidden");
      button.addEventListener("click", () => {
        const [edge, way] = button.dataset.move.split(" ");
        const index = edge === "start" ? 0 : 1;
        const all = ends().map((word) => word[index]);
        const held = chosen[index];
        const next = way === "back" ? all.filter((o) => o < held).at(-1) : all.find((o) => o > held);
        if (next === undefined) return;
        choose(index ? chosen[0] : next, index ? next : chosen[1]);
      });
    }
    if (find(chosen[0]) && find(chosen[1])) show();
  }
})();
