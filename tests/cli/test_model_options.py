"""Choosing a model: flag, environment, file; what is refused, and what stays offline."""

from __future__ import annotations

import json
import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.cli.options import ModelFlags, cache_folder, model_settings
from summarize.engines.choose import ping
from summarize.engines.model.estimate import RATES
from summarize.errors import BriefError, ModelDownError, SettingsError
from summarize.settings import ModelSettings
from tests.engines.asked import write_stories
from tests.engines.model_server import ModelServer, Reply, completion, honest, task_of


def brief(*args: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.endswith("_API_KEY")}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "summarize", *args],
        capture_output=True,
        text=True,
        env={**clean, "XDG_CACHE_HOME": str(cwd / "xdg"), **env},
        cwd=cwd,
        timeout=120,
        check=False,
    )


def settings(folder: Path, flags: ModelFlags | None = None, **environ: str) -> ModelSettings | None:
    return model_settings(flags or ModelFlags(), environ, folder)


def test_a_flag_goes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    assert settings(tmp_path) is None
    (tmp_path / "brief.toml").write_text(
        'model = "openai/from-file"\nbudget = 0.5\nconcurrency = 3\n[prices]\n"x" = [1, 2.5]\n'
    )
    by_file = settings(tmp_path)
    assert by_file is not None
    assert (by_file.name, by_file.budget, by_file.concurrency) == ("openai/from-file", 0.5, 3)
    assert by_file.prices == {"x": (1.0, 2.5)}
    by_variable = settings(tmp_path, BRIEF_MODEL="openai/from-environment")
    assert by_variable is not None
    assert by_variable.name == "openai/from-environment"
    flags = ModelFlags(model="openai/from-flag", concurrency=9)
    by_flag = settings(tmp_path, flags, BRIEF_MODEL="openai/from-environment")
    assert by_flag is not None
    assert (by_flag.name, by_flag.concurrency, by_flag.budget) == ("openai/from-flag", 9, 0.5)
    assert settings(tmp_path, ModelFlags(model="offline")) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("model = ", "brief.toml"),
        ('modell = "x"', "unknown setting modell"),
        ('model = "x"\nconcurrency = 0', "concurrency: 0 should be greater than 0"),
        ('model = "x"\nbudget = "much"', "budget: .* valid number"),
        ('model = "x"\nmode = "xml"', "mode: 'xml'"),
        ('model = "x"\nbase_url = "localhost:8000"', "no address"),
        ('model = "x"\n[prices]\n"x" = [1]', "prices.x"),
    ],
)
def test_a_settings_file_that_does_not_hold_says_where(
    text: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "brief.toml").write_text(text)
    with pytest.raises(SettingsError, match=said):
        settings(tmp_path)


def key_of(folder: Path, flags: ModelFlags, **environ: str) -> str | None:
    found = settings(folder, flags, **environ)
    assert found is not None
    return found.key


def test_a_providers_key_goes_to_that_provider_only(tmp_path: Path) -> None:
    environ = {"OPENAI_API_KEY": "sk-openai", "BRIEF_API_KEY": "sk-brief"}
    assert key_of(tmp_path, ModelFlags(model="openai/gpt"), **environ) == "sk-openai"
    elsewhere = ModelFlags(model="openai/gpt-oss", base_url="http://127.0.0.1:1/v1")
    assert key_of(tmp_path, elsewhere, **environ) == "sk-brief"
    assert key_of(tmp_path, elsewhere, OPENAI_API_KEY="sk-openai") is None
    (tmp_path / "brief.toml").write_text('key_env = "MINE"\n')
    assert key_of(tmp_path, elsewhere, MINE="sk-mine", **environ) == "sk-mine"


def test_settings_never_show_the_key(tmp_path: Path) -> None:
    shown = repr(settings(tmp_path, ModelFlags(model="openai/x"), OPENAI_API_KEY="sk-secret"))
    assert "sk-secret" not in shown


def test_the_cache_lies_where_the_convention_says() -> None:
    assert cache_folder(None, {"XDG_CACHE_HOME": "/x"}) == Path("/x/brief/answers")
    assert cache_folder("y", {"XDG_CACHE_HOME": "/x"}) == Path("y")


def test_a_key_that_merely_lies_there_sends_nothing(tmp_path: Path) -> None:
    write_stories(tmp_path / "s", 2)
    done = brief("s", "--out", "p.md", cwd=tmp_path, OPENAI_API_KEY="sk-test")
    assert done.returncode == 0
    assert "made offline" in done.stderr
    assert "sk-test" not in done.stdout + done.stderr


def test_the_model_engine_needs_a_model(tmp_path: Path) -> None:
    write_stories(tmp_path / "s", 1)
    for words in (["--engine", "model"], ["--estimate"]):
        done = brief("s", *words, cwd=tmp_path)
        assert done.returncode == 2
        assert "no model is chosen" in done.stderr


def test_offline_wins_over_a_chosen_model(tmp_path: Path) -> None:
    write_stories(tmp_path / "s", 2)
    with ModelServer(honest) as server:
        env = {"BRIEF_MODEL": "m", "BRIEF_BASE_URL": server.base_url}
        done = brief("s", "--engine", "offline", "--out", "p.json", cwd=tmp_path, **env)
        assert done.returncode == 0, done.stderr
        assert server.requests == []
        done = brief("s", "--engine", "model", "--out", "p.json", cwd=tmp_path, **env)
        assert done.returncode == 0, done.stderr
        assert server.requests
    assert '"engine": "m"' in (tmp_path / "p.json").read_text()


def test_an_estimate_sends_nothing_and_is_told_by_question(tmp_path: Path) -> None:
    write_stories(tmp_path / "s", 3)
    (tmp_path / "brief.toml").write_text('[prices]\n"m" = [1.0, 2.0]\n')
    with ModelServer(honest) as server:
        words = ("s", "--model", "m", "--base-url", server.base_url)
        done = brief(*words, "--estimate", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert server.requests == []
        assert "nothing was sent" in done.stdout
        told = dict(line.split(": ") for line in done.stdout.splitlines()[1:])
        assert list(told) == ["  read", "  compare", "  write", "  proofread"]
        done = brief(*words, "--out", "p.md", cwd=tmp_path)
    asked = [r for r in server.requests if task_of(r) == "read"]
    assert told["  read"].startswith(f"{len(asked)} requests, ")
    schemas = [json.dumps(r["response_format"]["json_schema"]["schema"]) for r in asked]
    texts = [*(m["content"] for r in asked for m in r["messages"]), *schemas]
    sent = int(told["  read"].split()[3])
    assert sum(map(RATES.count, texts)) == pytest.approx(sent, rel=0.02)


def test_a_budget_needs_a_price(tmp_path: Path) -> None:
    write_stories(tmp_path / "s", 1)
    words = ("s", "--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--budget", "1")
    done = brief(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert "[prices]" in done.stderr


# --- brief doctor


def test_doctor_without_a_model_sends_nothing(tmp_path: Path) -> None:
    done = brief("doctor", cwd=tmp_path)
    assert done.returncode == 0
    assert "none chosen; nothing is sent" in done.stdout


def test_doctor_asks_one_tiny_question(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_text('model = "m"\nbase_url = "http://127.0.0.1:9/v1"\n')
    with ModelServer(lambda *_: completion('{"ready": true}')) as server:
        done = brief("doctor", "--base-url", server.base_url, cwd=tmp_path, BRIEF_API_KEY="sk-x")
        assert len(server.requests) == 1
    assert done.returncode == 0, done.stderr
    assert "answer: good, in mode json-schema" in done.stdout
    assert str(tmp_path / "brief.toml") in done.stdout
    assert "sk-x" not in done.stdout


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply('{"error": {"message": "no"}}', status=401), "check the key"),
        (Reply('{"error": {"message": "model x not found"}}', status=404), "--model"),
        (Reply("<html>", status=404), "end in /v1"),
        (Reply("<html>hello</html>", headers={"Content-Type": "text/html"}), "/v1"),
        (completion("no idea"), "no usable answer"),
    ],
    ids=["key", "model", "address", "html", "prose"],
)
def test_doctor_says_how_to_mend_it(reply: Reply, said: str) -> None:
    with ModelServer(lambda *_: reply) as server, pytest.raises(BriefError) as caught:
        ping(ModelSettings(name="x", base_url=server.base_url, attempts=2))
    assert said in f"{caught.value} {getattr(caught.value, 'hint', '')}"


def test_a_certificate_that_is_not_trusted_is_told_as_that(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(tmp_path))
    with ModelServer(honest, tls=context) as server:
        address = server.base_url.replace("http:", "https:")
        with pytest.raises(ModelDownError, match="certificate") as caught:
            ping(ModelSettings(name="x", base_url=address, attempts=1))
    assert "SSL_CERT_FILE" in caught.value.hint


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Make a certificate that nobody trusts."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    certificate, private = folder / "cert.pem", folder / "key.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=nobody"]
    places = ["-out", str(certificate), "-keyout", str(private)]
    subprocess.run([openssl, *words, *places], check=True, capture_output=True)  # noqa: S603
    return certificate, private
