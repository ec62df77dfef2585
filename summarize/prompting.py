"""Prompt sets: folders of files, one per task. Find, load, check, fill; their digest.

A file has a header in YAML (purpose, variables, notes, examples) between two lines of `---`, then
the messages, each after a line `[system]` or `[user]`. The messages are Jinja templates, run in
a sandbox and strict on undefined names. What an article says enters as the value of a variable,
never as a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml
from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from summarize.errors import PromptError

REFER = "refer"
"""References asked a second time, where that is wished for."""

TASKS: Mapping[str, tuple[str, ...]] = {
    "read": ("sentences", "context", "margins", "outlet", "headline", "published"),
    "compare": ("accounts",),
    "write": ("findings", "people", "most_words"),
    "proofread": ("sections", "claims", "people"),
    REFER: ("phrases", "sentences", "context"),
}
"""The tasks that a model is asked, and the variables that each prompt may use beside its examples;
without the first it asks about nothing."""

_FILES = ", ".join(f"{task}.md" for task in TASKS)
DEFAULT_SET = "default"
_ROLE = re.compile(r"^\[(system|user)\]\s*$", re.MULTILINE)
_HEADER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_JINJA = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=False, keep_trailing_newline=True, autoescape=False
)
_template = cache(_JINJA.from_string)


@dataclass(frozen=True)
class Message:
    """One message to a model: its role ("system" or "user") and its text."""

    role: str
    content: str


@dataclass(frozen=True)
class Prompt:
    """One task's prompt file."""

    task: str
    path: Path
    source: str
    header: Mapping[str, Any]
    parts: tuple[tuple[str, str], ...]

    def fill(self, values: Mapping[str, Any]) -> tuple[Message, ...]:
        """Return the messages, filled.

        Raises:
            PromptError: When a template uses a name that is not among the values.
        """
        values = {"examples": self.header.get("examples", []), **values}
        try:
            return tuple(
                Message(r, _template(text).render(values).strip()) for r, text in self.parts
            )
        except TemplateError as error:
            raise PromptError(
                f"{self.path}: {error.message}", "see: brief prompts check"
            ) from error


@dataclass(frozen=True)
class PromptSet:
    """The prompts in use, one per task; those that a set does not hold are the default set's."""

    name: str
    prompts: Mapping[str, Prompt]

    def __getitem__(self, task: str) -> Prompt:
        """Return the prompt of a task."""
        return self.prompts[task]

    @property
    def digest(self) -> str:
        """A digest of the files that make every page: it changes with each character of them."""
        return self.digest_of(*(t for t in self.prompts if t != REFER))

    def digest_of(self, *tasks: str) -> str:
        """Return a digest of the prompts of some tasks."""
        sources = "\0".join(f"{t}\0{self.prompts[t].source}" for t in sorted(tasks))
        return blake2b(sources.encode(), digest_size=6).hexdigest()

    @property
    def label(self) -> str:
        """The set as the output names it: `default@1f3a…`."""
        return f"{self.name}@{self.digest}"


def builtin_folder() -> Path:
    """Return the folder of the sets that come with the program.

    In an installed wheel they lie inside the package; in a checkout, beside it.
    """
    here = Path(__file__).parent
    packed = here / "_prompts"
    return packed if packed.is_dir() else here.parent / "prompts"


def builtin_sets() -> list[str]:
    """Return the names of the sets that come with the program."""
    return sorted(p.name for p in builtin_folder().iterdir() if p.is_dir())


def find_set(name: str) -> Path:
    """Return the folder of a set, by path or by the name of one that comes with the program.

    Raises:
        PromptError: When there is none.
    """
    for folder in (Path(name), builtin_folder() / name):
        if folder.is_dir():
            return folder
    raise PromptError(
        f"no prompt set {name}: neither a folder nor one of {', '.join(builtin_sets())}",
        "copy one to change: brief prompts copy default my-prompts",
    )


def load_set(name: str = DEFAULT_SET) -> PromptSet:
    """Load a prompt set.

    Raises:
        PromptError: When the set is not there or a file in it does not hold.
    """
    folder = find_set(name)
    unknown = sorted(p.name for p in folder.glob("*.md") if p.stem not in TASKS)
    if unknown:
        raise PromptError(f"{folder}: {unknown[0]} belongs to no task", f"tasks are {_FILES}")
    if not any((folder / f"{task}.md").is_file() for task in TASKS):
        raise PromptError(f"{folder} holds no prompt", f"it may hold {_FILES}")
    default = builtin_folder() / DEFAULT_SET
    prompts = {}
    for task in TASKS:
        own = folder / f"{task}.md"
        prompts[task] = load_prompt(own if own.is_file() else default / f"{task}.md", task)
    return PromptSet(name=folder.resolve().name, prompts=prompts)


def load_prompt(path: Path, task: str) -> Prompt:
    """Load one prompt file.

    Raises:
        PromptError: When it cannot be read, or its header or a template in it does not hold.
    """
    try:
        source = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"cannot read {path}: {error}") from error
    head = _HEADER.match(source)
    if head is None:
        raise PromptError(f"{path}: no header", "begin with --- purpose: ... variables: [...] ---")
    try:
        header = yaml.safe_load(head[1])
    except yaml.YAMLError as error:
        raise PromptError(f"{path}: the header is not YAML: {error}") from error
    if not isinstance(header, dict):
        raise PromptError(f"{path}: the header is no mapping", "it wants purpose: and variables:")
    pieces = _ROLE.split(source[head.end() :])
    parts = tuple(zip(pieces[1::2], pieces[2::2], strict=True))
    if not parts or not any(text.strip() for _, text in parts):
        raise PromptError(f"{path}: no messages", "begin them with a line [system] or [user]")
    try:
        for _, template in parts:
            _template(template)
    except TemplateError as error:
        raise PromptError(f"{path}: {error.message}", "the messages are Jinja") from error
    return Prompt(task=task, path=path, source=source, header=header, parts=parts)


def problems(prompt: Prompt) -> list[str]:
    """Return what is wrong with a prompt file, in a line each; nothing when it is good."""
    needed, known = TASKS[prompt.task][0], {*TASKS[prompt.task], "examples"}
    declared = {*prompt.header.get("variables", []), "examples"}
    used: set[str] = set()
    for _, text in prompt.parts:
        used |= meta.find_undeclared_variables(_JINJA.parse(text))
    found = [f"unknown variable {name}" for name in sorted(used - known)]
    unlisted = sorted((used & known) - declared)
    found += [f"{name} is used but not listed under variables" for name in unlisted]
    found += [f"{name} is listed but is no variable" for name in sorted(declared - known)]
    if needed not in used:
        found.append(f"{needed} is missing: the prompt asks about nothing")
    if not prompt.header.get("purpose"):
        found.append("the header gives no purpose")
    for n, example in enumerate(prompt.header.get("examples") or [], 1):
        sentences = example.get("sentences", [])
        for claim in (example.get("answer") or {}).get("claims", []):
            cited = sentences[claim["s"] - 1] if 0 < claim["s"] <= len(sentences) else ""
            if not all(part in cited for part in claim.get("words", "").split(" ... ")):
                found.append(f"example {n}: {claim['words']!r} is not in the sentence it cites")
    return found
