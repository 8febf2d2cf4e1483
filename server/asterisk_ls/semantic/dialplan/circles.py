"""Contexts that include each other in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def circles_of(includes: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """For each context that comes back to itself by includes, all contexts of that circle.

    This is the search of Tarjan for strongly connected components, without recursion: a chain of includes may be long.
    """
    found: dict[str, frozenset[str]] = {}
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for start in includes:
        if start in order:
            continue
        work: list[tuple[str, Iterator[str]]] = [(start, iter(includes[start]))]
        order[start] = lowest[start] = len(order)
        path.append(start)
        on_path.add(start)
        while work:
            name, rest = work[-1]
            following = next(rest, None)
            if following is not None:
                if following not in order:
                    order[following] = lowest[following] = len(order)
                    path.append(following)
                    on_path.add(following)
                    work.append((following, iter(includes.get(following, ()))))
                elif following in on_path:
                    lowest[name] = min(lowest[name], order[following])
                continue
            work.pop()
            if work:
                above = work[-1][0]
                lowest[above] = min(lowest[above], lowest[name])
            if lowest[name] == order[name]:
                members: set[str] = set()
                while name not in members:
                    members.add(path.pop())
                on_path -= members
                if len(members) > 1 or name in includes.get(name, ()):
                    circle = frozenset(members)
                    found.update(dict.fromkeys(circle, circle))
    return found
