"""Holds the apps against the generated C#, as far as that goes without a compiler.

    python check.py FOLDER_OF_GENERATED_CODE FOLDER_OF_AN_APP...

Every constructor, static member, property and method of the library that an app uses must exist, take that many arguments,
and take, where the argument is itself of the library, one of that type. What is not of the library is not looked at.
"""

import sys
from pathlib import Path

from library import Node, Parameter, Type, descendants, line, parse, read_library, text


class App:
    """One file of an app: finds what it uses of the library, and what does not fit."""

    def __init__(self, path: Path, library: dict[str, Type]) -> None:
        self.path = path
        self.library = library
        self.variables: dict[str, str | None] = {}
        self.used: set[int] = set()
        self.wrong: dict[str, None] = {}
        for node in descendants(parse(path)):
            if node.type == "variable_declarator":
                value = node.named_children[-1]
                self.variables[text(node.child_by_field_name("name"))] = self.type_of(value)
            elif node.type in ("object_creation_expression", "invocation_expression", "member_access_expression"):
                self.type_of(node)

    def type_of(self, node: Node) -> str | None:
        """The type of an expression if it is one of the library. What does not fit on the way is kept once."""
        if node.type == "identifier":
            return self.variables.get(text(node))
        if node.type == "implicit_array_creation_expression":
            elements = {self.type_of(each) for each in node.named_children[-1].named_children}
            if len(elements) > 1:
                self.fail(node, f"the array holds {sorted(map(str, elements))}")
            return f"{element}[]" if (element := elements.pop()) else None
        if node.type == "object_creation_expression":
            return self.created(node)
        if node.type == "invocation_expression":
            function = node.child_by_field_name("function")
            member = self.member(function) if function.type == "member_access_expression" else None
            if member and member.parameters is None:
                self.fail(node, f"{text(function)} is no method")
            elif member:
                self.fit(node, text(function), [member.parameters])
            return self.known(member.type) if member else None
        if node.type == "member_access_expression":
            member = self.member(node)
            if member and member.parameters is not None and node.parent.type != "invocation_expression":
                self.fail(node, f"{text(node)} is a method")
            return self.known(member.type) if member else None
        return None

    def created(self, node: Node) -> str | None:
        name = text(node.child_by_field_name("type"))
        if name not in self.library:
            return None
        created = self.library[name]
        # A class without one has C#'s own, which takes nothing.
        self.fit(node, f"new {name}", created.constructors or [()])
        initializer = node.child_by_field_name("initializer")
        for assignment in initializer.named_children if initializer else []:
            prop, value = text(assignment.child_by_field_name("left")), assignment.child_by_field_name("right")
            self.used.add(assignment.id)
            if not (prop in created.members and created.members[prop].settable):
                self.fail(assignment, f"{name} has no property {prop} to set")
            elif not self.assignable(value, created.members[prop].type):
                self.fail(assignment, f"{name}.{prop} is of type {created.members[prop].type}, not {self.type_of(value)}")
        return name

    def member(self, access: Node):
        """What `expression.Name` is, where the expression is of the library."""
        expression, name = access.child_by_field_name("expression"), text(access.child_by_field_name("name"))
        static = text(expression) in self.library
        owner = text(expression) if static else self.type_of(expression)
        if owner not in self.library:
            return None
        self.used.add(access.id)
        member = self.library[owner].members.get(name)
        if member is None or member.static != static:
            self.fail(access, f"{owner} has no {'static' if static else 'instance'} member {name}")
            return None
        return member

    def fit(self, node: Node, what: str, signatures: list[tuple[Parameter, ...]]) -> None:
        """The arguments must fit one of the signatures."""
        listed = node.child_by_field_name("arguments")
        arguments = [each.children[-1] for each in listed.named_children] if listed else []
        self.used.add(node.id)
        if not any(self.fits(arguments, signature) for signature in signatures):
            types = [[parameter.type for parameter in signature] for signature in signatures]
            self.fail(node, f"{what} takes {' or '.join(map(str, types))}, not these {len(arguments)} arguments")

    def fits(self, arguments: list[Node], signature: tuple[Parameter, ...]) -> bool:
        required = sum(not parameter.optional for parameter in signature)
        return required <= len(arguments) <= len(signature) and all(
            self.assignable(argument, parameter.type) for argument, parameter in zip(arguments, signature)
        )

    def assignable(self, value: Node, wanted: str) -> bool:
        """Text is no object of the library, and an object of the library is no other one."""
        found = self.type_of(value)
        if value.type == "string_literal":
            return wanted == "string"
        if found is None:
            return not wanted.removesuffix("[]") in self.library
        return wanted == found or wanted in (self.library[found].bases if found in self.library else [])

    def known(self, type_name: str) -> str | None:
        return type_name if type_name.removesuffix("[]") in self.library else None

    def fail(self, node: Node, what: str) -> None:
        self.wrong[f"{self.path}:{line(node)}: {what}"] = None


def main(generated: str, *folders: str) -> None:
    library = read_library(Path(generated))
    apps = [App(path, library) for folder in folders for path in sorted(Path(folder).rglob("*.cs"))]
    wrong = [message for app in apps for message in app.wrong]
    used = sum(len(app.used) for app in apps)
    if wrong or used == 0:
        raise SystemExit("\n".join(wrong or ["no app uses the library"]))
    print(f"{used} uses of {len(library)} types fit")


main(*sys.argv[1:])
