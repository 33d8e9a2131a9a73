// Numbers that follow what happens: a part of the page is fetched again and put in its place. Where nobody sits before it any more it stops, so that
// an empty chair does not stay signed in.
for (const part of document.querySelectorAll("[data-live]")) {
  const every = Number(part.dataset.live) || 10, patience = 20 * 60;
  let touched = Date.now(), isStopped = false;

  const said = document.createElement("span");
  said.className = "livestate";
  said.setAttribute("role", "status");

  const say = (words) => {
    said.textContent = words;
    part.querySelector("[data-live-time]")?.after(said);
  };

  const look = async () => {
    if (document.hidden) return;
    if ((Date.now() - touched) / 1000 > patience) {
      if (!isStopped) say("已经停止自动更新，动一动就继续。");
      isStopped = true;
      return;
    }
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
      if (!fresh) throw new Error("no live part");
      // Whoever is on a link stays on it.
      const here = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      part.replaceChildren(...fresh.childNodes);
      if (here) [...part.querySelectorAll("a")].find((link) => link.getAttribute("href") === here)?.focus({ preventScroll: true });
      say("每" + every + "秒自动更新");
    } catch {
      say("暂时没有更新，数字是上次的。请检查网络，或者重新登录。");
    }
  };

  const touch = () => {
    touched = Date.now();
    if (isStopped) {
      isStopped = false;
      look();
    }
  };
  for (const kind of ["pointermove", "keydown", "scroll"]) addEventListener(kind, touch, { passive: true });
  document.addEventListener("visibilitychange", look);
  say("每" + every + "秒自动更新");
  setInterval(look, every * 1000);
}
