"""Hands that only have a keyboard: reach things with Tab, and see where one is."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 150
FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return {name: 'body', visible: true};
    const drawn = element => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    };
    const around = one.closest('.card, .meeting');
    const box = (around && drawn(around) ? around : one).getBoundingClientRect();
    const onScreen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth;
    return {
        name: `${one.tagName} ${one.id || one.getAttribute('href') || one.textContent.trim().slice(0, 40)}`,
        visible: onScreen && (drawn(one) || (around !== null && drawn(around))),
    };
}"""


def tab_to(page: Page, wanted: Locator, most: int = MOST_STOPS) -> None:
    """Press Tab until `wanted` has the focus. Every stop on the way must be visible, and have a visible outline."""
    for _stop in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["visible"], f"one cannot see the focus on {focus['name']}"
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{most} presses of Tab did not reach {wanted}")
