#!/usr/bin/env python3
"""Does JSON follow a JSON Schema? With nothing but Python's own library, for a bare machine has no jsonschema package.

usage: json_schema.py SCHEMA FILE…        each line of each FILE is one JSON value; - is standard input

Only the keywords that docs/output.schema.json uses are known (draft 2020-12). A schema with any other keyword is
refused, so that nothing in it can go unchecked. What is wrong is printed as file:line: where: message.
"""

import json
import re
import sys

TYPES = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
REMARKS = {"$schema", "$defs", "title", "description"}
KEYWORDS = REMARKS | {
    "$ref", "type", "enum", "anyOf", "properties", "required", "additionalProperties", "items", "minItems", "minimum",
    "maximum", "minLength", "pattern",
}


def parts_of(schema):
    """Every schema inside of this one, itself first."""
    yield schema
    for name in ("properties", "$defs"):
        for part in schema.get(name, {}).values():
            yield from parts_of(part)
    for part in schema.get("anyOf", []):
        yield from parts_of(part)
    if "items" in schema:
        yield from parts_of(schema["items"])


def unknown_keywords(schema):
    return sorted({keyword for part in parts_of(schema) for keyword in part} - KEYWORDS)


def resolved(root, reference):
    part = root
    for name in reference.removeprefix("#/").split("/"):
        part = part[name]
    return part


def faults(value, schema, root, where="line"):
    """What is wrong with `value`, each as a sentence that begins with the place."""
    if "$ref" in schema:
        yield from faults(value, resolved(root, schema["$ref"]), root, where)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(TYPES[name](value) for name in types):
        yield f"{where}: {json.dumps(value, ensure_ascii=False)} is not {' or '.join(types)}"
        return
    if "enum" in schema and not any(value == one and type(value) is type(one) for one in schema["enum"]):
        yield f"{where}: {json.dumps(value, ensure_ascii=False)} is not in the list {schema['enum']}"
    if "anyOf" in schema and all(any(faults(value, one, root, where)) for one in schema["anyOf"]):
        yield f"{where}: {json.dumps(value, ensure_ascii=False)} is none of the forms that are allowed"
    if isinstance(value, dict):
        yield from faults_of_object(value, schema, root, where)
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{where}: has {len(value)} items, fewer than {schema['minItems']}"
        for number, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), root, f"{where}[{number}]")
    elif isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            yield f"{where}: is shorter than {schema['minLength']} characters"
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{where}: \"{value}\" does not match {schema['pattern']}"
    elif TYPES["number"](value):
        if value < schema.get("minimum", value):
            yield f"{where}: {value} is below {schema['minimum']}"
        if value > schema.get("maximum", value):
            yield f"{where}: {value} is above {schema['maximum']}"


def faults_of_object(value, schema, root, where):
    properties = schema.get("properties", {})
    for name in schema.get("required", []):
        if name not in value:
            yield f"{where}: the key \"{name}\" is missing"
    for name, member in value.items():
        if name in properties:
            yield from faults(member, properties[name], root, f"{where}.{name}")
        elif schema.get("additionalProperties", True) is False:
            yield f"{where}: the key \"{name}\" is not in the schema"


def faults_of_lines(lines, schema):
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
        except ValueError as error:
            yield number, f"is no JSON: {error}"
            continue
        for fault in faults(value, schema, schema):
            yield number, fault


def load_schema(path):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    unknown = unknown_keywords(schema)
    if unknown:
        sys.exit(f"{path}: the keywords {', '.join(unknown)} are not known to json_schema.py: teach it, or do without.")
    return schema


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    schema = load_schema(sys.argv[1])
    wrong = checked = 0
    for path in sys.argv[2:]:
        file = sys.stdin if path == "-" else open(path, encoding="utf-8")
        lines = file.read().split("\n")
        if lines[-1] == "":
            lines.pop()
        checked += len(lines)
        for number, fault in faults_of_lines(lines, schema):
            wrong += 1
            print(f"{path}:{number}: {fault}")
    print(f"{checked} lines, {wrong} faults")
    return 1 if wrong or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
