"""Pictures of pages compared point by point, in the browser that took them."""

from __future__ import annotations

import base64

from playwright.sync_api import Page

# Chromium smooths the edges of letters a little differently from one drawing to the next.
SMOOTHING = 3

_FARTHEST = """async (pictures) => {
  const points = async (png) => {
    const answer = await fetch(`data:image/png;base64,${png}`);
    const image = await createImageBitmap(await answer.blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [one, other] = await Promise.all(pictures.map(points));
  if (one.width !== other.width || one.height !== other.height) return 255;
  let farthest = 0;
  for (let at = 0; at < one.data.length; at += 1) {
    farthest = Math.max(farthest, Math.abs(one.data[at] - other.data[at]));
  }
  return farthest;
}"""


def differ(one: bytes, other: bytes, page: Page) -> bool:
    """Whether two PNG pictures differ in size, or in any point by more than smoothing does.

    `page` is a blank one to work in.
    """
    if one == other:
        return False
    both = [base64.b64encode(picture).decode() for picture in (one, other)]
    return bool(page.evaluate(_FARTHEST, both) > SMOOTHING)
