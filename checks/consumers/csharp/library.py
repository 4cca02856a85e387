"""What the generated C# offers: types, and the signatures of their public members."""

from dataclasses import dataclass, field
from pathlib import Path

import tree_sitter_c_sharp
from tree_sitter import Language, Node, Parser

PARSER = Parser(Language(tree_sitter_c_sharp.language()))
NAMESPACE = "CdkConsoleLoginAlert."


@dataclass(frozen=True)
class Parameter:
    type: str
    optional: bool


@dataclass(frozen=True)
class Member:
    """A method if it has parameters, be they none, else a property."""

    type: str
    static: bool
    settable: bool = False
    parameters: tuple[Parameter, ...] | None = None


@dataclass
class Type:
    bases: list[str]
    constructors: list[tuple[Parameter, ...]] = field(default_factory=list)
    members: dict[str, Member] = field(default_factory=dict)


def parse(path: Path) -> Node:
    """The syntax tree of a file, which must have no error."""
    root = PARSER.parse(path.read_bytes()).root_node
    if root.has_error:
        raise SystemExit(f"{path} is not C#: the parser found an error")
    return root


def descendants(node: Node):
    yield node
    for child in node.named_children:
        yield from descendants(child)


def text(node: Node | None) -> str:
    return node.text.decode() if node else ""


def line(node: Node) -> int:
    return node.start_point[0] + 1


def short(type_name: str) -> str:
    """A type without the library's namespace, and without the mark of what may be null."""
    return type_name.replace(NAMESPACE, "").replace("?", "")


def read_library(folder: Path) -> dict[str, Type]:
    types: dict[str, Type] = {}
    for path in sorted(folder.rglob("*.cs")):
        for node in descendants(parse(path)):
            if node.type in ("class_declaration", "interface_declaration") and "public" in modifiers(node):
                types[text(node.child_by_field_name("name"))] = read_type(node)
            elif node.type == "enum_declaration":
                name = text(node.child_by_field_name("name"))
                values = node.child_by_field_name("body").named_children
                types[name] = Type([], members={text(each.child_by_field_name("name")): Member(name, static=True) for each in values})
    return types


def read_type(node: Node) -> Type:
    bases = [child for child in node.named_children if child.type == "base_list"]
    found = Type(bases=[short(text(base)) for each in bases for base in each.named_children])
    for member in node.child_by_field_name("body").named_children:
        if "public" not in modifiers(member):
            continue
        name, static = text(member.child_by_field_name("name")), "static" in modifiers(member)
        if member.type == "constructor_declaration":
            found.constructors.append(parameters(member))
        elif member.type == "method_declaration":
            found.members[name] = Member(short(text(member.child_by_field_name("returns"))), static, parameters=parameters(member))
        elif member.type == "property_declaration":
            settable = "set" in text(member.child_by_field_name("accessors")).replace(";", " ").split()
            found.members[name] = Member(short(text(member.child_by_field_name("type"))), static, settable)
    return found


def modifiers(node: Node) -> set[str]:
    return {text(child) for child in node.named_children if child.type == "modifier"}


def parameters(node: Node) -> tuple[Parameter, ...]:
    listed = node.child_by_field_name("parameters").named_children
    return tuple(
        Parameter(short(text(each.child_by_field_name("type"))), optional="=" in text(each))
        for each in listed
        if each.type == "parameter"
    )
