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
    try { await navigator.clipboard.writeText(text); return true; } catch { return aside(text); }
  };
  for (const button of document.querySelectorAll("button")) {
    const value = document.getElementById(button.dataset.of);
    let timer = 0;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await put(value.textContent);
      button.focus();
      said.textContent = done ? button.dataset.said : byHand;
      if (!done) { getSelection().selectAllChildren(value); }
      button.classList.toggle("copied", done);
      button.textContent = done ? copied : copy;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.classList.remove("copied");
        button.textContent = copy;
        said.textContent = "";
      }, done ? 2500 : 9000);
    });
  }
})();
