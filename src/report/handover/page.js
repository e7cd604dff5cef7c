(() => {
  const said = document.getElementById("said");
  const { copied, copy, byHand } = document.body.dataset;
  const aside = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    area.className = "away";
    document.body.append(area);
    area.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch {}
    area.remove();
    return done;
  };
  const put = async (text) => {
    try {
      const late = (_, no) => setTimeout(no, 1000);
      await Promise.race([navigator.clipboard.writeText(text), new Promise(late)]);
      return true;
    } catch { return aside(text); }
  };
  let timer = 0;
  let calm = () => {};
  for (const button of document.querySelectorAll("button")) {
    const value = document.getElementById(button.dataset.of);
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await put(value.textContent);
      clearTimeout(timer);
      calm();
      button.focus();
      said.textContent = done ? button.dataset.said : byHand;
      if (done) {
        button.classList.add("copied");
        button.textContent = copied;
      } else {
        getSelection().selectAllChildren(value);
      }
      calm = () => {
        button.classList.remove("copied");
        button.textContent = copy;
        said.textContent = "";
      };
      timer = setTimeout(calm, done ? 2500 : 9000);
    });
  }
})();
