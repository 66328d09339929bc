"use strict";
// Drawings are fetched when they come near, so that no page waits for them; each place has a link
// to the page that the drawing is fetched from, which is enough without this.
(() => {
  const places = document.querySelectorAll(".later");
  if (!places.length || !("IntersectionObserver" in window)) return;
  const draw = async (place) => {
    const answer = await fetch(place.querySelector("a").href);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const drawing = page.querySelector("#drawing > *");
    if (drawing) place.replaceWith(document.importNode(drawing, true));
    else (place.closest(".drawn") ?? place).remove();
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        near.unobserve(entry.target);
        draw(entry.target);
      }
    },
    { rootMargin: "400px" },
  );
  for (const place of places) near.observe(place);
})();
