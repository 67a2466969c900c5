"use strict";
for (const button of document.querySelectorAll("figure button")) {
  button.addEventListener("click", async () => {
    const command = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(command.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(command);
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
}

const list = document.getElementById("models");
fetch("/models").then(async (answer) => {
  if (!answer.ok) throw new Error((await answer.json()).title);
  const { models } = await answer.json();
  list.textContent = models.length ? "" : "None yet: ./orchard train SPEC makes one.";
  models.forEach((model, index) => {
    const name = model.model ?? model.name ?? model;
    const link = document.createElement("a");
    link.href = `/models/${encodeURIComponent(name)}`;
    link.textContent = name;
    list.append(index ? " · " : "", link);
  });
}).catch((error) => { list.textContent = `Not to be had: ${error.message}`; });
