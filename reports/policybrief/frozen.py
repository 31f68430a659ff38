"""Frozen dataclasses that are quick to define and to make: the model and the document tree have more than a hundred.

Before Python 3.13 `dataclasses` compiles six functions for each class, which for all of them takes a third of the time
of exporting a short brief in a new process. Here only `__init__` is compiled; the other five are closures. It sets the
slots directly, and so it is also quicker to run.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
        """`dataclasses.dataclass` for a frozen class with slots, whose bases are such classes too.

        Its instances are compared, hashed, shown, pickled, replaced and matched as those of the original.
        """
        assert frozen and slots
        return lambda cls: _completed(
            dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
        )


def _completed(cls: Any) -> Any:
    fields = dataclasses.fields(cls)
    state = _getter([field.name for field in fields])
    compared = _getter([field.name for field in fields if field.compare])
    shown = [field.name for field in fields if field.repr]

    def equals(self: Any, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(compared(self))

    def text(self: Any) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def restore(self: Any, values: tuple[Any, ...]) -> None:
        for field, value in zip(fields, values, strict=True):
            object.__setattr__(self, field.name, value)

    cls.__init__ = _init(cls, fields)
    for name, method in {
        "__repr__": text,
        "__eq__": equals,
        "__hash__": hashed,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": lambda self: state(self),
        "__setstate__": restore,
    }.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    return cls


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """The values of these attributes, as a tuple however many there are."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda part: tuple(getattr(part, name) for name in names)


def _init(cls: Any, fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    known: dict[str, Any] = {"_absent": dataclasses.MISSING}
    heads: dict[bool, list[str]] = {False: [], True: []}
    body = []
    for field in fields:
        name = value = field.name
        known[f"_set_{name}"] = getattr(cls, name).__set__
        if field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _absent else {name}"
            default = "=_absent"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            default = f"=_default_{name}"
        else:
            default = ""
        heads[bool(field.kw_only)].append(name + default)
        body.append(f" _set_{name}(self, {value})")
    star = ["*"] if heads[True] else []
    head = ", ".join(["self", *heads[False], *star, *heads[True]])
    exec(f"def __init__({head}):\n" + ("\n".join(body) or " pass"), known)
    made: Callable[..., None] = known["__init__"]
    return made
