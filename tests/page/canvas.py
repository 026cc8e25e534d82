"""What the canvas really shows: each word that is drawn on it, where it stands and in which colour."""

from __future__ import annotations

# Notes every text that is drawn since the canvas was cleared, with the box of its ink in pixels of the page.
WATCH = """
window.words = [];
window.drawings = 0;
const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...given) {
  if (this.canvas.isConnected) {
    window.words = [];
    window.drawings += 1;
  }
  return clearRect.apply(this, given);
};
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...more) {
  const ink = this.measureText(text);
  const at = this.getTransform();
  const corner = (across, down) => at.transformPoint(new DOMPoint(across, down));
  const first = corner(x - ink.actualBoundingBoxLeft, y - ink.actualBoundingBoxAscent);
  const last = corner(x + ink.actualBoundingBoxRight, y + ink.actualBoundingBoxDescent);
  const box = this.canvas.getBoundingClientRect();
  const ratio = this.canvas.width / box.width;
  window.words.push({ text, color: this.fillStyle, left: box.left + first.x / ratio, top: box.top + first.y / ratio,
    right: box.left + last.x / ratio, bottom: box.top + last.y / ratio });
  return fillText.call(this, text, x, y, ...more);
};
"""
INK, FAINT_INK = "#1c2430", "#bbbdc1"
SETTLED = 250
# Waits until the picture has been drawn, where there is one, and is no longer drawn anew.
QUIET = """
async settled => {
  const frame = () => new Promise(requestAnimationFrame);
  const pause = () => new Promise(resolve => setTimeout(resolve, settled));
  const isDrawn = () => window.drawings > 0 || document.querySelector(".picture").hidden;
  for (let before = -1; before !== window.drawings || !isDrawn(); ) {
    before = window.drawings;
    await pause();
    await frame();
    await frame();
  }
}
"""


def opened_at(visited, view=""):
    """Open the page at a view, with what is written on the canvas noted."""
    visited.page.add_init_script(WATCH)
    page = visited.go(view)
    settle(page)
    return page


def settle(page):
    """Wait until the picture stands still."""
    page.evaluate(QUIET, SETTLED)


def words_on(page):
    """Return the words on the canvas, each with its colour and the box of its ink."""
    settle(page)
    return page.evaluate("window.words")


def names_on(page, color=None):
    """Return all words on the canvas as one text, of one colour if given."""
    return " ".join(word["text"] for word in words_on(page) if color in (None, word["color"]))


def box_of(page):
    """Return the corners of the canvas."""
    box = page.locator("canvas").bounding_box()
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def all_inside(page):
    """Check that there are words on the canvas, and all inside of it."""
    left, top, right, bottom = box_of(page)
    words = words_on(page)
    assert words
    for word in words:
        assert left <= word["left"], word
        assert word["right"] <= right, word
        assert top <= word["top"], word
        assert word["bottom"] <= bottom, word


def shape_of(page, name):
    """Return a place on the shape above the first line of a name."""
    word = next(word for word in words_on(page) if name.startswith(word["text"]))
    return (word["left"] + word["right"]) / 2, word["top"] - 1.2 * (word["bottom"] - word["top"])


def colors_of(page):
    """Return all colours of the canvas."""
    return set(
        page.evaluate(
            """() => {
              const canvas = document.querySelector("canvas");
              const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
              const seen = new Set();
              for (let i = 0; i < data.length; i += 4)
                if (data[i + 3] === 255) seen.add([data[i], data[i + 1], data[i + 2]].join(" "));
              return [...seen];
            }"""
        )
    )
