"""The step from evidence to a number that it does not hold: a sum, share, rounding or conversion, recomputed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from msgspec import Struct

from policybrief.facts.tracing import SCALES, Stated
from policybrief.model.evidence import Basis


class BasisFlaw(Struct, frozen=True, kw_only=True):
    """What is wrong with entry `position` of a part's `basis`."""

    position: int
    message: str
    hint: str


def carried(
    bases: Sequence[Basis], stated: Stated, shown: Collection[Decimal] = ()
) -> tuple[list[Decimal], tuple[BasisFlaw, ...]]:
    """The numbers that the bases give, recomputed, and what is wrong with them.

    The values of one basis stand in the evidence, or beside the part, all counted alike: 13 for "£13 million".
    """
    results: list[Decimal] = []
    flaws: list[BasisFlaw] = []
    for position, basis in enumerate(bases):
        if basis.kind in ("translation", "judgement"):
            continue
        scale, missing = _scale(basis, stated, shown)
        if missing:
            said = ", ".join(str(value) for value in missing)
            hint = "each value of a basis stands in the evidence: add the evidence, or correct the value"
            flaws.append(BasisFlaw(position=position, message=f"the evidence has no {said}", hint=hint))
            continue
        try:
            result = _recomputed(basis)
        except _Wrong as wrong:
            flaws.append(BasisFlaw(position=position, message=str(wrong), hint=wrong.hint))
        else:
            results += [result] if basis.kind == "share" or scale == 1 else [result, result * scale]
    return results, tuple(flaws)


def _scale(basis: Basis, stated: Stated, shown: Collection[Decimal]) -> tuple[Decimal, list[Decimal]]:
    """What the values of a basis are counted in, and those of them that are nowhere. A sum may take one away."""
    values = [Decimal(value) for value in basis.values]
    fewest = values
    for scale in SCALES:
        missing = [value for value in values if value not in shown and not stated.has_value(abs(value) * scale)]
        if not missing:
            return scale, []
        fewest = min(fewest, missing, key=len)
    return Decimal(1), fewest


class _Wrong(Exception):
    """A basis whose result does not follow."""

    def __init__(self, message: str, hint: str = "correct the values or the result") -> None:
        super().__init__(message)
        self.hint = hint


def _recomputed(basis: Basis) -> Decimal:
    """The result of a sum, share, rounding or conversion. Raises `_Wrong`."""
    values = [Decimal(value) for value in basis.values]
    needed = {"sum": 2, "share": 2, "rounding": 1, "conversion": 1}[basis.kind]
    if len(values) < needed or (basis.kind != "sum" and len(values) != needed):
        raise _Wrong(
            f"a {basis.kind} has {len(values)} values where it needs {needed}", "give the values it starts from"
        )
    stated = None if basis.result is None else Decimal(basis.result)
    try:
        exact = _exactly(basis, values, stated)
        if stated is None:
            return exact
        tolerance = Decimal(0) if basis.kind == "sum" else _half_unit(stated, fractional=basis.kind == "share")
        follows = abs(exact - stated) <= tolerance
    except ArithmeticError:
        raise _Wrong(f"the {basis.kind} of {_list(values)} cannot be computed") from None
    if not follows:
        raise _Wrong(f"the {basis.kind} of {_list(values)} is {_short(exact)}, not {stated}")
    return stated


def _exactly(basis: Basis, values: list[Decimal], stated: Decimal | None) -> Decimal:
    match basis.kind:
        case "sum":
            return sum(values, Decimal(0))
        case "share":
            return values[0] / values[1] * 100
        case "conversion":
            if basis.factor is None:
                raise _Wrong("a conversion has no factor", "give the factor that it multiplies by")
            return values[0] * Decimal(basis.factor)
        case _:
            if stated is None:
                raise _Wrong("a rounding has no result", "give the rounded number as the statement has it")
            return values[0]


def _half_unit(stated: Decimal, *, fractional: bool) -> Decimal:
    """Half of the last place that a rounded number gives: 50 for 700, 0.05 for 12.5; a share has no place above one."""
    exponent = stated.normalize().as_tuple().exponent if stated else 0
    place = exponent if isinstance(exponent, int) else 0
    if fractional:
        written = stated.as_tuple().exponent
        place = min(written if isinstance(written, int) else 0, 0)
    return Decimal(5) * Decimal(10) ** (place - 1)


def _list(values: Sequence[Decimal]) -> str:
    shown = ", ".join(str(value) for value in values[:6])
    return shown if len(values) <= 6 else f"{shown}, …"


def _short(value: Decimal) -> str:
    """A number as a message gives it: four decimals at most."""
    if not value.is_finite() or abs(value.adjusted()) > 20:
        return str(value)
    written = format(round(value, 4), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
