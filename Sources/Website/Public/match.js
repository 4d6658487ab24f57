"use strict";
/* Match: which rows a typed text means, best first. A row is [value, name, readings, path, aliases, use]; readings are those
   of the name's characters (`chang|zhang jiang lu`), and behind ` / ` those of what it lies in. */
(() => {
  const never = 99;

  const spelling = (line) => line.split(" ").filter(Boolean).map((character) => character.split("|"));

  /* The first letters of all readings as bits: what has no such letter is passed over at once. */
  const letters = (spellings) => spellings.flat(2).reduce((bits, reading) => bits | bit(reading), 0);
  const bit = (text) => 1 << (text.charCodeAt(0) - 97);

  function prepared([value, name, readings = "", path = "", aliases = "", use = 0], index) {
    const [own, ...above] = readings.split(" / ").map(spelling);
    return {
      value, name, path, use, index,
      texts: [value, name].map((text) => text.toLowerCase()),
      aliases: aliases.toLowerCase().split(" ").filter(Boolean),
      inPath: path.toLowerCase(),
      own, above, initials: letters([own]), initialsAbove: letters(above),
    };
  }

  /* Each character by a whole reading, its first letter or zh, ch, sh; the last by the beginning of one. */
  function spells(word, characters, from, at = 0) {
    if (at === word.length) return true;
    if (from === characters.length) return false;
    for (const reading of characters[from]) {
      if (reading[0] === word[at] && goesOn(word, characters, from, at, reading)) return true;
    }
    return false;
  }

  function goesOn(word, characters, from, at, reading) {
    if (word.length - at <= reading.length && reading.startsWith(word.slice(at))) return true;
    if (spells(word, characters, from + 1, at + 1)) return true;
    if (reading[1] === "h" && word[at + 1] === "h" && spells(word, characters, from + 1, at + 2)) return true;
    return reading.length > 1 && word.startsWith(reading, at) && spells(word, characters, from + 1, at + reading.length);
  }

  const isInitial = (character, letter) => character.some((reading) => reading[0] === letter);

  function beginsWithInitials(word, characters) {
    if (word.length > characters.length) return false;
    for (let at = 0; at < word.length; at += 1) if (!isInitial(characters[at], word[at])) return false;
    return true;
  }

  function isSpeltWithin(word, characters) {
    for (let from = 0; from < characters.length; from += 1) if (spells(word, characters, from)) return true;
    return false;
  }

  /* Initials with characters left out: xscg for 相山区城市管理局. */
  function skips(word, characters) {
    let at = 0;
    for (const character of characters) {
      if (at < word.length && isInitial(character, word[at])) at += 1;
      else if (at === 0) return false;
    }
    return at === word.length;
  }

  /* 0 is best. */
  function fitOfText(row, word) {
    if (row.texts.includes(word) || row.aliases.includes(word)) return 0;
    if (row.texts[1].startsWith(word)) return 2;
    if (row.aliases.some((alias) => alias.startsWith(word))) return 3;
    if (row.texts[1].includes(word)) return 5;
    return row.inPath.includes(word) || row.texts[0].includes(word) ? 7 : never;
  }

  /* Only what is better than `text` is looked for. */
  function fitOfLetters(row, word, text) {
    const first = bit(word);
    if (row.initials & first) {
      if (beginsWithInitials(word, row.own)) return 1;
      if (text > 4 && spells(word, row.own, 0)) return 4;
      if (text > 6 && isSpeltWithin(word, row.own)) return 6;
    }
    if (text > 7 && row.initialsAbove & first && row.above.some((above) => isSpeltWithin(word, above))) return 7;
    return text > 8 && word.length > 1 && row.initials & first && skips(word, row.own) ? 8 : never;
  }

  function fit(row, { word, isSpelt }) {
    const text = fitOfText(row, word);
    return isSpelt && text > 1 ? Math.min(text, fitOfLetters(row, word, text)) : text;
  }

  /* Every word must fit. Then what was picked lately, what everybody picks, the shorter name, the list's own order. */
  function matches(rows, text, recent = [], most = 50) {
    const words = text.toLowerCase().split(/[\s/]+/).filter(Boolean).map((word) => ({ word, isSpelt: /^[a-z]+$/.test(word) }));
    const place = new Map(recent.map((value, index) => [value, index]));
    const found = [];
    for (const row of rows) {
      let score = 0;
      for (const word of words) if (score < never) score += fit(row, word);
      if (score < never) found.push({ row, score, rank: place.has(row.value) ? place.get(row.value) : recent.length });
    }
    found.sort((a, b) => a.score - b.score || a.rank - b.rank || b.row.use - a.row.use
      || (words.length ? a.row.name.length - b.row.name.length : 0) || a.row.index - b.row.index);
    return found.slice(0, most).map((one) => one.row);
  }

  window.hotline.match = { prepared, matches };
})();
