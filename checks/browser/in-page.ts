import { Page } from 'playwright-core';

/**
 * What a page can be asked. The questions are texts, which run in the page: the types of a browser would be those of every file
 * in this repository.
 */

/** Elements and attributes that could run or load something. */
export function dangerous(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('*')].flatMap(element => [
    ...['SCRIPT', 'IMG', 'IFRAME', 'OBJECT', 'EMBED', 'LINK', 'BASE', 'FORM', 'INPUT', 'VIDEO', 'AUDIO', 'SVG'].includes(element.tagName.toUpperCase())
      ? [element.outerHTML] : [],
    ...[...element.attributes]
      .filter(({ name, value }) => name.startsWith('on') || name === 'src' || name === 'style' || name === 'autofocus' || name === 'href' && !value.startsWith('#'))
      .map(({ name, value }) => name + '=' + value),
  ])`);
}

/** How far the page and its parts reach to the right, beyond what is seen. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>(`Math.max(document.documentElement.scrollWidth,
    ...[...document.querySelectorAll('body *')].map(element => element.getBoundingClientRect().right)) - window.innerWidth`);
}

/** How far anything in the cells of a table reaches to the right, beyond its cell. */
export function beyondCells(page: Page): Promise<number> {
  return page.evaluate<number>("Math.max(...[...document.querySelectorAll('td, th')].map(cell => cell.scrollWidth - cell.clientWidth))");
}

/** Of every text, how much it stands out from what is behind it (WCAG's contrast), with the text. */
export function contrasts(page: Page): Promise<{ readonly text: string; readonly contrast: number }[]> {
  return page.evaluate<{ text: string; contrast: number }[]>(`(() => {
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
    const luminance = colour => numbers(colour).slice(0, 3)
      .map(value => value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
      .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
    const behind = element => {
      const { backgroundColor } = getComputedStyle(element);
      const [, , , opacity = 1] = numbers(backgroundColor);
      return opacity === 1 || !element.parentElement ? backgroundColor : behind(element.parentElement);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent.trim();
      const element = texts.currentNode.parentElement;
      if (text === '' || !element.checkVisibility()) continue;
      const [low, high] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((left, right) => left - right);
      found.push({ text, contrast: (high + 0.05) / (low + 0.05) });
    }
    return found;
  })()`);
}

/**
 * The characters of a text that the font of an element cannot draw: they look like one that no font has.
 *
 * @param selector the element whose font it is
 */
export function tofu(page: Page, selector: string, text: string): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 48;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    const drawn = character => {
      pen.clearRect(0, 0, 48, 48);
      pen.font = '32px ' + getComputedStyle(document.querySelector(${JSON.stringify(selector)})).fontFamily;
      pen.fillText(character, 4, 36);
      return pen.getImageData(0, 0, 48, 48).data.join();
    };
    const unknown = drawn('\\u{10fffd}');
    return [...new Set(${JSON.stringify(text)})].filter(character => drawn(character) === unknown);
  })()`);
}
