"""How callouts look, for every exporter: the ground, bar and frame of each role, in colours of the style's palette."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from policybrief.document.blocks import CalloutRole
from policybrief.document.graphics import Colour


class PanelLook(Struct, frozen=True, kw_only=True):
    """The look of a panel: the colour of its ground, of the bar at its start and of the line around it, if it has them.

    What is printed on grounds must stand out from them: `contrast.PAIRS` names the pairs that a style is checked for.
    """

    ground: Colour = "panel"
    bar: Colour | None = None
    frame: Colour | None = None


PANELS: Mapping[CalloutRole, PanelLook] = {
    "summary": PanelLook(bar="accent"),
    "judgement": PanelLook(ground="paper", bar="accent", frame="rule"),
    "decision": PanelLook(ground="paper", bar="accent", frame="accent"),
    "option": PanelLook(ground="paper", frame="rule"),
    "box": PanelLook(),
    "note": PanelLook(bar="muted"),
    "important": PanelLook(ground="medium", bar="series-5"),
    "warning": PanelLook(ground="high", bar="series-2"),
    "problems": PanelLook(ground="medium", bar="series-2"),
}
"""The look of each callout. A decision alone has a strong frame: it is what the reader is asked for."""
