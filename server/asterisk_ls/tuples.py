"""Named tuples that cost a ninth of the standard ones to define: a start defines 140 of them, and would spend a quarter on it.

The standard class compiles each annotation, and sets the attributes of a class one by one once it is there.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]
from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple  # noqa: TID251
else:

    class _Defining(type):
        """Makes a class with annotated fields a plain subclass of `tuple`."""

        def __new__(cls, name, bases, namespace):  # noqa: ANN001, ANN204
            annotations = namespace.get("__annotations__", {})
            fields = tuple(annotations)
            defaults = {field: namespace[field] for field in fields if field in namespace}
            given = "".join(f"{field}, " for field in fields)
            make = eval(f"lambda _cls, {given}: _make(_cls, ({given}))", {"_make": tuple.__new__})  # noqa: S307
            make.__name__, make.__qualname__ = "__new__", f"{name}.__new__"
            make.__annotations__, make.__defaults__ = annotations, tuple(defaults.values())
            namespace.update({field: _tuplegetter(index, None) for index, field in enumerate(fields)})
            namespace |= {
                "__new__": make,
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
            }
            return type(name, (_Tuple, *bases[1:]), namespace)

    class _Tuple(tuple):
        """What all named tuples have in common."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):  # noqa: ANN001, ANN206
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                msg = f"Expected {len(cls._fields)} arguments, got {len(made)}"
                raise TypeError(msg)
            return made

        def _replace(self, **changes):  # noqa: ANN003, ANN202
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                msg = f"got unexpected field names: {list(changes)!r}"
                raise ValueError(msg)
            return made

        def _asdict(self):  # noqa: ANN202
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self):  # noqa: ANN204
            return tuple(self)

    NamedTuple = type.__new__(_Defining, "NamedTuple", (), {})
