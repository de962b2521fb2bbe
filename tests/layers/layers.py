#!/usr/bin/env python3
"""Arrows only go down: compares every #include "…" with what the rooms declare.

usage: layers.py [FOLDER]        FOLDER is the project's root, by default the one this script lies in

The rooms, their floors, dependencies and public headers are read from the sayso_room(…) calls in CMakeLists.txt. Then
each file in src/ and include/sayso must include, by full path, only files of its own room and of the rooms it declares;
and a declared dependency must stand on a lower floor. What is wrong is printed as file:line: message.
"""

import pathlib
import re
import sys

KEYWORDS = {"FLOOR", "DEPENDS", "LIBRARIES", "HEADERS", "PROGRAM"}
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]*)"')
SOURCES = {".cpp", ".hpp", ".h", ".c", ".inc"}


class Room:
    def __init__(self, name, line):
        self.name = name
        self.line = line
        self.words = {keyword: [] for keyword in KEYWORDS}

    @property
    def floor(self):
        return int(self.words["FLOOR"][0]) if self.words["FLOOR"] else None


def read_rooms(root):
    """The rooms by name, and what is wrong with their declarations."""
    text = (root / "CMakeLists.txt").read_text(encoding="utf-8")
    # Comments are blanked, not cut, so that line numbers stay.
    text = re.sub(r"#[^\n]*", lambda match: " " * len(match.group()), text)
    rooms, wrong = {}, []
    for call in re.finditer(r"\bsayso_room\s*\(([^)]*)\)", text):
        line = text.count("\n", 0, call.start()) + 1
        words = call.group(1).split()
        if not words:
            wrong.append(f"CMakeLists.txt:{line}: this room has no name")
            continue
        room = Room(words[0], line)
        keyword = None
        for word in words[1:]:
            if word in KEYWORDS:
                keyword = word
            elif keyword:
                room.words[keyword].append(word)
            else:
                wrong.append(f"CMakeLists.txt:{line}: {word} stands before any keyword")
        if room.name in rooms:
            wrong.append(f"CMakeLists.txt:{line}: the room {room.name} is declared twice")
        rooms[room.name] = room
    if not rooms:
        wrong.append("CMakeLists.txt:1: no room is declared")
    return rooms, wrong


def check_declarations(rooms):
    wrong = []
    owners = {}
    for room in rooms.values():
        where = f"CMakeLists.txt:{room.line}"
        if room.floor is None:
            wrong.append(f"{where}: the room {room.name} has no FLOOR")
            continue
        for name in room.words["DEPENDS"]:
            lower = rooms.get(name)
            if lower is None:
                wrong.append(f"{where}: {room.name} depends on {name}, which is no room")
            elif lower.floor is not None and lower.floor >= room.floor:
                wrong.append(
                    f"{where}: {room.name} (floor {room.floor}) depends on {name} (floor {lower.floor}), "
                    "which is not below it"
                )
        for header in room.words["HEADERS"]:
            if header in owners:
                wrong.append(f"{where}: sayso/{header} belongs to {owners[header]} already")
            owners[header] = room.name
    return owners, wrong


def check_include(root, rooms, owners, room, path):
    """What is wrong with `room` including `path`, or None."""
    first, _, rest = path.partition("/")
    if not rest or ".." in path.split("/"):
        return f'"{path}" is not a path from src/ or include/: write "{room}/…" or "sayso/…"'
    if first == "sayso":
        if not (root / "include" / path).is_file():
            return f'there is no file "{path}"'
        owner = owners.get(rest)
        if owner is None:
            return f'"{path}" is in no room\'s HEADERS'
    elif first in rooms:
        if not (root / "src" / path).is_file():
            return f'there is no file "{path}"'
        owner = first
    else:
        return f'"{path}" is in no declared room (libraries are included with <>)'
    if owner != room and owner not in rooms[room].words["DEPENDS"]:
        floor = rooms[owner].floor
        upwards = floor is not None and floor >= (rooms[room].floor or 0)
        reason = f"it stands on floor {floor}, not below" if upwards else "it does not declare it"
        return f'{room} may not include "{path}" of {owner}: {reason}'
    return None


def room_of(root, rooms, owners, path):
    """The room that a file belongs to, or None."""
    parts = path.relative_to(root).parts
    if parts[0] == "include":
        return owners.get("/".join(parts[2:]))
    return parts[1] if len(parts) > 2 and parts[1] in rooms else None


def check(root):
    """(number of includes looked at, list of what is wrong)"""
    rooms, wrong = read_rooms(root)
    owners, more = check_declarations(rooms)
    wrong += more
    count = 0
    files = [path for folder in ("src", "include") for path in (root / folder).rglob("*") if path.suffix in SOURCES]
    for path in sorted(files):
        shown = path.relative_to(root)
        room = room_of(root, rooms, owners, path)
        if room is None:
            hint = "no room's HEADERS" if shown.parts[0] == "include" else "no declared room"
            wrong.append(f"{shown}:1: this file is in {hint}")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            count += 1
            fault = check_include(root, rooms, owners, room, match.group(1))
            if fault:
                wrong.append(f"{shown}:{number}: {fault}")
    for header, room in sorted(owners.items()):
        if not (root / "include" / "sayso" / header).is_file():
            wrong.append(f"CMakeLists.txt:{rooms[room].line}: there is no include/sayso/{header}")
    return count, wrong


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2]).resolve()
    count, wrong = check(root)
    for line in wrong:
        print(line)
    print(f"{count} includes, {len(wrong)} wrong")
    # A tree in which nothing was found to look at is not a tree in order.
    return 1 if wrong or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
