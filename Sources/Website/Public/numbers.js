"use strict";
/* Numbers: a button[data-move-numbers="URL"] sends the text of its form and gets it back without phone and identity
   numbers, which stand in the sealed fields then. Without script the same button sends the whole form. */
(() => {
  const { ask, make, each } = window.hotline;
  const moved = ["content", "contactNumber", "identityNumber"];

  function put(field, value) {
    if (field.value === value) return;
    const caret = field.selectionStart;
    field.value = value;
    if (field === document.activeElement) field.setSelectionRange(Math.min(caret, value.length), Math.min(caret, value.length));
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function tell(button, sentence) {
    let note = button.parentElement.querySelector("[data-moved]");
    if (!note) {
      note = make("span", { "data-moved": "", role: "status", class: "small" });
      button.parentElement.append(note);
    }
    note.textContent = sentence;
  }

  /* What was typed meanwhile is looked through again: nothing is put over it. */
  async function move(button, form, tries = 3) {
    const sent = Object.fromEntries(moved.map((name) => [name, form.elements[name].value]));
    const answer = await ask(button.dataset.moveNumbers, { fields: sent });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const found = await answer.json();
    const isSame = moved.every((name) => form.elements[name].value === sent[name]);
    if (!isSame && tries > 1) return move(button, form, tries - 1);
    if (!isSame) return tell(button, "正文还在变动，请停顿后再按一次。");
    for (const name of moved) put(form.elements[name], found[name]);
    return tell(button, found.left || (found.content === sent.content ? "正文中没有号码。" : "号码已移入保密栏。"));
  }

  each("button[data-move-numbers]", (button) => {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      move(button, button.form).catch(() => tell(button, "没有移成，请再按一次。"));
    });
  });
})();
