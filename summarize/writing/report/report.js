"use strict";
// Without this script the report reads and its links lead where they should. It adds the quote at
// the pointer, the source scrolled beside its citation, filters, masked names and colours.
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const byId = (id) => document.getElementById(id);
  const form = $(".controls");
  const aside = byId("articles");
  const tip = byId("tip");
  const used = byId("used");
  const back = byId("back");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const steps = [];

  const filters = $(".filters");
  filters.hidden = false;
  filters.open = !matchMedia("(max-width: 40rem)").matches;
  form.addEventListener("submit", (event) => event.preventDefault());

  // --- Going to a place and back again.

  const scrolls = (element) => element.scrollHeight > element.clientHeight + 1;

  function show(element) {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const inSource = aside.contains(element) && getComputedStyle(aside).position === "sticky";
    const behavior = calm.matches ? "auto" : "smooth";
    if (inSource && scrolls(aside)) {
      const top = element.getBoundingClientRect().top - aside.getBoundingClientRect().top;
      aside.scrollTo({ top: aside.scrollTop + top - aside.clientHeight / 3, behavior });
    } else element.scrollIntoView({ block: "center", behavior });
  }

  function light(elements) {
    $$(".lit").forEach((element) => element.classList.remove("lit"));
    elements.forEach((element) => element.classList.add("lit"));
  }

  function passages(span) {
    return $$("[data-spans]").filter((held) => words(held, "spans").includes(span));
  }

  function go(id) {
    const target = byId(id);
    if (!target) return;
    if (target.hidden || target.closest("[hidden]")) clearFilters();
    const mark = target.closest("[data-spans]");
    light(mark ? passages(id) : [target]);
    show(target);
    const focus = (mark && $("a", mark)) || target;
    if (focus === target && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    focus.focus({ preventScroll: true });
  }

  function follow(link) {
    const id = link.hash.slice(1);
    steps.push({ link, y: scrollY, aside: aside.scrollTop });
    back.hidden = false;
    history.pushState(null, "", link.hash);
    go(id);
  }

  back.addEventListener("click", () => {
    const from = steps.pop();
    back.hidden = steps.length === 0;
    if (!from) return;
    light([from.link]);
    scrollTo({ top: from.y, behavior: "auto" });
    aside.scrollTop = from.aside;
    from.link.focus({ preventScroll: true });
  });
  addEventListener("popstate", () => location.hash && go(location.hash.slice(1)));

  // --- A citation shows its quote at once.

  $$("a.cite").forEach((link) => {
    link.dataset.quote = link.title;
    link.removeAttribute("title");
  });

  function showTip(link) {
    tip.textContent = link.dataset.quote;
    tip.hidden = false;
    link.setAttribute("aria-describedby", "tip");
    const at = link.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8));
    const below = at.bottom + 6 + size.height < innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - size.height - 6)}px`;
  }

  function hideTip(link) {
    tip.hidden = true;
    if (link) link.removeAttribute("aria-describedby");
  }

  for (const [on, off] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(on, ({ target }) => {
      const link = target.closest && target.closest("a.cite");
      if (link) showTip(link);
    });
    document.addEventListener(off, ({ target }) => {
      const link = target.closest && target.closest("a.cite");
      if (link) hideTip(link);
    });
  }

  // --- A passage tells where it is used.

  function told(id) {
    const copy = byId(id).cloneNode(true);
    $$(".cites, .self, blockquote, details", copy).forEach((part) => part.remove());
    const heading = $("h3, h4", copy) || copy;
    const text = heading.textContent.replace(/\s+/g, " ").trim();
    return text.length > 160 ? `${text.slice(0, 158)} …` : text;
  }

  function showUses(link) {
    const list = $("ul", used);
    list.replaceChildren(
      ...words(link.closest("mark"), "findings").map((id) => {
        const item = document.createElement("li");
        const to = document.createElement("a");
        to.href = `#${id}`;
        to.textContent = told(id);
        item.append(to);
        return item;
      }),
    );
    used.hidden = false;
    used.from = link;
    const at = link.getBoundingClientRect();
    const size = used.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8));
    const top = Math.max(8, Math.min(at.bottom + 6, innerHeight - size.height - 8));
    used.style.left = `${left}px`;
    used.style.top = `${top}px`;
    $("a", list).focus({ preventScroll: true });
  }

  function hideUses({ refocus } = {}) {
    if (used.hidden) return;
    used.hidden = true;
    if (refocus && used.from) used.from.focus({ preventScroll: true });
  }

  $("button", used).addEventListener("click", () => hideUses({ refocus: true }));

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!used.contains(event.target)) hideUses();
    if (!link || !plain || link.classList.contains("skip")) return;
    event.preventDefault();
    if (link.closest("mark.q")) {
      light(words(link.closest("mark.q"), "spans").flatMap(passages));
      showUses(link);
      return;
    }
    if (used.contains(link)) {
      const from = used.from;
      hideUses();
      steps.push({ link: from, y: scrollY, aside: aside.scrollTop });
      back.hidden = false;
      history.pushState(null, "", link.hash);
      go(link.hash.slice(1));
    } else follow(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hideTip();
    hideUses({ refocus: true });
  });

  // --- Filters: a finding is shown when it fits all that is chosen.

  const findings = $$("[data-kind]");

  function fits(finding) {
    const { outlet, origin, kind } = form.elements;
    return (
      (!outlet.value || words(finding, "articles").includes(outlet.value)) &&
      (!origin.value || words(finding, "origins").includes(origin.value)) &&
      (!kind.value || finding.dataset.kind === kind.value)
    );
  }

  function filter() {
    const chosen = ["outlet", "origin", "kind"].some((name) => form.elements[name].value);
    findings.forEach((finding) => {
      finding.hidden = !fits(finding);
    });
    $$("main > section, main > section > section:not([data-kind])").forEach((section) => {
      const own = $$("[data-kind]", section);
      section.hidden = own.length > 0 && own.every((finding) => finding.hidden);
    });
    $$("details.folded").forEach((fold) => {
      const fit = $$("[data-kind]", fold).filter((finding) => !finding.hidden);
      fold.hidden = chosen && fit.length === 0;
      fold.open = chosen;
    });
    $$("[data-article]").forEach((account) => {
      const { value } = form.elements.outlet;
      account.hidden = value !== "" && account.dataset.article !== value;
    });
    const left = findings.filter((finding) => !finding.hidden).length;
    $("output", form).textContent = chosen
      ? document.body.dataset.shown.replace("{n}", left).replace("{all}", findings.length)
      : "";
  }

  function clearFilters() {
    for (const name of ["outlet", "origin", "kind"]) form.elements[name].value = "";
    filter();
  }

  // --- Outlets without their names: each name gives way to a letter wherever it stands.

  const names = [...new Set($$("[data-outlet]").map((label) => label.dataset.outlet).filter(Boolean))];
  const letter = (n) => `${document.body.dataset.masked} ${n < 26 ? String.fromCharCode(65 + n) : n + 1}`;
  const masks = new Map(names.map((name, n) => [name, letter(n)]));
  const escaped = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  let plain = [];

  function mask() {
    plain.forEach((restore) => restore());
    plain = [];
    if (!form.elements.mask.checked || names.length === 0) return;
    const masked = (text) => text.replace(named, (name) => masks.get(name));
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (["SCRIPT", "STYLE"].includes(node.parentElement.tagName)) continue;
      const text = node.data;
      if (masked(text) === text) continue;
      const held = node;
      plain.push(() => { held.data = text; });
      node.data = masked(text);
    }
    $$("[data-quote], [aria-label]").forEach((element) => {
      for (const name of ["data-quote", "aria-label"]) {
        const text = element.getAttribute(name);
        if (text === null || masked(text) === text) continue;
        plain.push(() => element.setAttribute(name, text));
        element.setAttribute(name, masked(text));
      }
    });
  }

  // --- Colours; a page in a frame of a notebook may keep nothing.

  function stored(value) {
    try {
      if (value === undefined) return localStorage.getItem("brief-theme") || "";
      localStorage.setItem("brief-theme", value);
    } catch {
      return "";
    }
    return value;
  }

  function colour(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }

  form.elements.theme.value = stored();
  colour(form.elements.theme.value);
  form.addEventListener("change", ({ target }) => {
    if (target.name === "theme") {
      stored(target.value);
      colour(target.value);
    } else if (target.name === "mask") mask();
    else filter();
    const article = target.name === "outlet" && byId(`article-${target.value}`);
    if (article && getComputedStyle(aside).position === "sticky") show(article);
  });

  filter();
  if (form.elements.mask.checked) mask();
  if (location.hash) go(location.hash.slice(1));
})();
