// Filters, deep links, keys, copying, and charts drawn when they come into view. The page reads without any of it.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = $("#filters");
  const disputes = $$(".dispute");
  const names = ["severity", "verdict", "kind", "outlet"];
  let target = "";

  // ---- filters and deep links: everything that is chosen stands in the address after the # -------------------------
  const fits = (element, chosen) =>
    names.every((name) => {
      const wanted = chosen[name];
      if (!wanted) return true;
      if (name === "outlet") return JSON.parse(element.dataset.outlets).includes(wanted);
      return element.dataset[name] === wanted;
    });

  const chosen = () => Object.fromEntries(names.map((name) => [name, form ? form.elements[name].value : ""]));

  const apply = () => {
    const now = chosen();
    const filtered = Object.values(now).some(Boolean);
    let count = 0;
    for (const element of disputes) {
      element.hidden = !fits(element, now);
      count += !element.hidden;
    }
    for (const section of $$(".incident")) {
      section.hidden = filtered && !$(".dispute:not([hidden])", section);
      const entry = $(`nav [data-for="${CSS.escape(section.id)}"]`);
      if (entry) entry.hidden = section.hidden;
      if (filtered && !section.hidden) $(".list", section).open = true;
    }
    if (form) $("#shown").textContent = filtered ? `${count} of ${disputes.length} discrepancies` : "";
    if ($("#nothing")) $("#nothing").hidden = count > 0 || !filtered;
  };

  const write = () => {
    const parts = new URLSearchParams();
    if (target) parts.set("at", target);
    for (const [name, value] of Object.entries(chosen())) if (value) parts.set(name, value);
    const hash = parts.toString();
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : location.pathname.split("/").pop() || ".");
  };

  const reveal = (element, { focus = true } = {}) => {
    for (let up = element; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    for (const other of $$(".target")) other.classList.remove("target");
    element.classList.add("target");
    element.scrollIntoView({ block: "start" });
    const place = $("summary", element) || element;
    if (focus) {
      if (place === element) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
  };

  const read = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash.includes("=")) {
      const parts = new URLSearchParams(location.hash.slice(1));
      target = parts.get("at") || "";
      if (form) for (const name of names) form.elements[name].value = parts.get(name) || "";
    } else {
      target = hash;
    }
    apply();
    const element = target && document.getElementById(target);
    if (!element) return;
    if (element.closest("[hidden]") && form) {
      form.reset();
      apply();
    }
    reveal(element);
  };

  if (form) {
    form.addEventListener("change", () => {
      target = "";
      apply();
      write();
    });
    form.addEventListener("reset", () =>
      setTimeout(() => {
        target = "";
        apply();
        write();
      }),
    );
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  addEventListener("hashchange", read);

  // ---- copying ----------------------------------------------------------------------------------------------------
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea"); // a page from a mail attachment has no clipboard of its own
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await copy(button.dataset.copy);
    const before = button.textContent;
    button.textContent = "Copied";
    $("#said").textContent = "Copied";
    setTimeout(() => {
      button.textContent = before;
    }, 1500);
  });

  // ---- keys -------------------------------------------------------------------------------------------------------
  const help = $("#help");
  const step = (list, by) => {
    const shown = list.filter((element) => !element.closest("[hidden]"));
    if (!shown.length) return;
    const here = shown.findIndex((element) => element.contains(document.activeElement) || element.id === target);
    const next = shown[Math.min(shown.length - 1, Math.max(0, here < 0 ? (by > 0 ? 0 : shown.length - 1) : here + by))];
    target = next.id;
    write();
    reveal(next);
  };
  const keys = {
    j: () => step(disputes, 1),
    k: () => step(disputes, -1),
    n: () => step($$(".incident"), 1),
    p: () => step($$(".incident"), -1),
    f: () => form && form.elements.severity.focus(),
    x: () => form && form.reset(),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input, select, textarea")) return;
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  if ($("#keys")) $("#keys").addEventListener("click", () => help.showModal());

  // ---- charts -----------------------------------------------------------------------------------------------------
  const data = $("#data") ? JSON.parse($("#data").textContent) : null;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const ink = colour("--ink");
    const soft = colour("--soft");
    return {
      background: "transparent",
      font: getComputedStyle(document.body).fontFamily,
      view: { stroke: null },
      range: { category: ["--cat1", "--cat2", "--cat3", "--cat4"].map(colour) },
      axis: { labelColor: soft, titleColor: soft, tickColor: colour("--line"), domainColor: soft, gridColor: colour("--line"), gridOpacity: 0.7, labelFontSize: 12 },
      header: { labelColor: ink, labelFontSize: 13, labelFontWeight: 600 },
      text: { color: ink },
    };
  };
  const widths = new Map();
  const draw = async (figure) => {
    const chart = data.charts[figure.dataset.chart];
    const plot = $(".plot", figure);
    const width = Math.max(220, plot.clientWidth);
    widths.set(figure, width);
    const spec = structuredClone(data.templates[chart.template]);
    const labels = width > 420;
    const rows = labels ? chart.rows : chart.rows.map(({ l, ...row }) => (chart.template === "groups" ? { l: row.f, ...row } : row));
    Object.assign(spec, {
      datasets: { rows },
      params: [
        { name: "most", value: chart.most },
        { name: "span", value: chart.span },
      ],
      config: theme(),
      padding: { left: 2, top: 6, bottom: 2, right: 8 },
    });
    if (spec.facet) spec.facet.row.sort = [...new Set(rows.map((row) => row.g))];
    const parts = spec.hconcat || [spec.spec || spec];
    const main = parts[parts.length - 1];
    for (const part of parts) if (chart.height) part.height = chart.height;
    const room = labels && rows.some((row) => row.l) && chart.height ? 125 : 0; // labels run out to the right
    main.width = Math.max(120, width - 50 - room - (spec.hconcat ? parts[0].width + 45 : 0));
    const view = new vega.View(vega.parse(vegaLite.compile(spec, { logger: vega.logger(vega.Error) }).spec, null, { ast: true }), {
      expr: vega.expressionInterpreter,
      renderer: "svg",
      container: plot,
      hover: true,
      logLevel: vega.Error,
    });
    await view.runAsync();
    plot.removeAttribute("data-waiting");
    figure.dataset.drawn = "yes";
    const picture = $("svg", plot);
    if (picture) picture.setAttribute("aria-hidden", "true"); // the container's own label and the table speak for it
  };
  const columns = { g: "Group", d: "Time (UTC)", f: "Figure", o: "Outlets", w: "On whose word", r: "Standing" };
  const tabulate = (figure) => {
    const { rows } = data.charts[figure.dataset.chart];
    const names = Object.keys(columns).filter((name) => name in rows[0]);
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const name of names) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = columns[name];
      head.append(cell);
    }
    const body = table.createTBody();
    for (const row of rows) {
      const line = body.insertRow();
      for (const name of names) line.insertCell().textContent = row[name];
    }
    const frame = document.createElement("div");
    Object.assign(frame, { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "The chart as a table" });
    frame.append(table);
    return frame;
  };
  if (data) {
    for (const details of $$(".chart .data")) {
      details.addEventListener("toggle", () => {
        if (details.open && details.childElementCount === 1) details.append(tabulate(details.closest(".chart")));
      });
    }
    const figures = $$(".chart");
    const eye = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (!entry.isIntersecting) continue;
          eye.unobserve(entry.target);
          draw(entry.target);
        }
      },
      { rootMargin: "300px" },
    );
    for (const figure of figures) eye.observe(figure);
    const again = () => {
      for (const figure of figures) {
        if (!figure.dataset.drawn) continue;
        if ($(".plot", figure).clientWidth) draw(figure);
        else {
          delete figure.dataset.drawn;
          eye.observe(figure);
        }
      }
    };
    dark.addEventListener("change", again);
    let timer = 0;
    addEventListener("resize", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const moved = figures.some((f) => f.dataset.drawn && Math.abs($(".plot", f).clientWidth - (widths.get(f) || 0)) > 8);
        if (moved) again();
      }, 200);
    });
  }

  // ---- print: what is folded opens, and closes again --------------------------------------------------------------
  let opened = [];
  addEventListener("beforeprint", () => {
    const folded = ".list:not([open]), .dispute:not([open]):not([data-severity=low])";
    opened = $$(folded).filter((element) => !element.closest("[hidden]"));
    for (const element of opened) element.open = true;
  });
  addEventListener("afterprint", () => {
    for (const element of opened) element.open = false;
  });

  if (innerWidth < 960 && $("nav details")) $("nav details").open = false;
  apply();
  if (location.hash.length > 1) read();
  document.documentElement.dataset.ready = "yes";
})();
