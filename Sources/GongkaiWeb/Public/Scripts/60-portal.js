// Comfort for reading: read aloud, size of letters, print, copy the address. Only what the browser can do is offered.
const article = document.querySelector("[data-reading]");
const tools = article?.querySelector("[data-tools]");
if (tools) {
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", () => act(made));
    tools.append(made);
    return made;
  };
  const text = article.querySelector("[data-text]");

  if ("speechSynthesis" in window && text) {
    const voice = speechSynthesis;
    let rest = [], reading = null;
    const mark = (on) => {
      speak.textContent = on ? "停止朗读" : "朗读";
      speak.setAttribute("aria-pressed", String(on));
    };
    const next = () => {
      reading?.classList.remove("is-read");
      reading = rest.shift() ?? null;
      if (!reading) { mark(false); return; }
      reading.classList.add("is-read");
      const words = new SpeechSynthesisUtterance(reading.textContent);
      words.lang = "zh-CN";
      words.rate = 0.95;
      words.onend = next;
      words.onerror = () => stop();
      voice.speak(words);
    };
    const stop = () => {
      rest = [];
      voice.cancel();
      reading?.classList.remove("is-read");
      reading = null;
      mark(false);
    };
    const speak = button("朗读", () => {
      if (reading) { stop(); return; }
      // Paragraph by paragraph: long utterances are cut off by some browsers, and one sees where one is.
      rest = [article.querySelector("h1"), ...text.querySelectorAll("p, h2, h3, li, td, th")].filter((part) => part?.textContent.trim() && !part.querySelector("p, li"));
      mark(true);
      next();
    });
    mark(false);
    addEventListener("pagehide", stop);
  }

  const sizes = [["", "标准字"], ["is-large", "大字"], ["is-larger", "特大字"]];
  let size = 0;
  button("放大文字", (made) => {
    article.classList.remove("is-large", "is-larger");
    size = (size + 1) % sizes.length;
    if (sizes[size][0]) article.classList.add(sizes[size][0]);
    made.textContent = size === 2 ? "恢复字号" : "放大文字";
  });
  button("打印", () => print());
  if (navigator.clipboard) {
    button("复制网址", async (made) => {
      await navigator.clipboard.writeText(location.href);
      made.textContent = "已复制";
      setTimeout(() => { made.textContent = "复制网址"; }, 3000);
    });
  }
  tools.hidden = false;
}

// A browser that cannot show folded content shows the columns where there is room.
const roomy = matchMedia("(min-width: 30.01rem)");
const columns = document.querySelector(".top__fold");
const spread = () => { if (columns) columns.open = roomy.matches; };
spread();
roomy.addEventListener("change", spread);
