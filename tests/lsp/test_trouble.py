"""Nothing that a client sends ends the server, but the end itself."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from asterisk_ls.main import main
from lsp.client import PATIENCE, SERVER, Client, RefusedError, insertion, position, server

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_INITIALIZED, CANCELLED = -32002, -32800


@pytest.fixture
def client() -> Iterator[Client]:
    """A server to which nothing was said yet."""
    one = Client()
    yield one
    one.close()


def refused(client: Client, method: str, params: object = None) -> int:
    """The code of the error that a request is answered with."""
    with pytest.raises(RefusedError) as error:
        client.ask(method, params)
    return error.value.code


def test_before_initialize(client: Client) -> None:
    """Requests are refused, notifications are dropped, and the connection stays good."""
    assert refused(client, "textDocument/hover", {}) == NOT_INITIALIZED
    client.notify("textDocument/didOpen", {})
    client.initialize()
    assert client.end() == 0


def test_a_second_initialize(client: Client) -> None:
    """It is refused."""
    client.initialize()
    assert refused(client, "initialize", {"capabilities": {}, "processId": None, "rootUri": None}) == INVALID_REQUEST
    assert client.end() == 0


def test_after_shutdown(client: Client) -> None:
    """Only `exit` is left."""
    client.initialize()
    client.ask("shutdown")
    assert refused(client, "textDocument/hover", {}) == INVALID_REQUEST
    client.notify("exit")
    assert client.process.wait(PATIENCE) == 0


def test_exit_without_shutdown(client: Client) -> None:
    """The status tells."""
    client.initialize()
    client.notify("exit")
    assert client.process.wait(PATIENCE) == 1


def test_a_client_that_is_gone(client: Client) -> None:
    """The server goes too."""
    client.initialize()
    client.input.close()
    assert client.process.wait(PATIENCE) == 1


def test_an_editor_that_died_while_somebody_holds_the_pipes(client: Client) -> None:
    """The server notices; of a process that it could never see it thinks nothing."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as editor:
        client.ask("initialize", {"processId": editor.pid, "rootUri": None, "capabilities": {}})
        client.notify("initialized", {})
        client.settle()
        time.sleep(1)  # nothing is left to do: only time passes
        editor.kill()
    assert client.process.wait(PATIENCE) == 1

    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as editor:
        late = Client()
        late.ask("initialize", {"processId": editor.pid, "rootUri": None, "capabilities": {}})
        late.ask("shutdown")
        editor.kill()
    assert late.process.wait(PATIENCE) == 1  # even when it was told good-bye, and not to go
    late.close()

    other = Client()
    try:
        other.ask("initialize", {"processId": editor.pid, "rootUri": None, "capabilities": {}})
        other.notify("initialized", {})
        other.settle()
        assert other.end() == 0
    finally:
        other.close()


def test_an_editor_that_died_before_it_said_a_word() -> None:
    """It is the process that started the server, as long as nothing else is said."""
    hold, give = os.pipe()
    paths = os.pathsep.join(filter(None, (str(SERVER), os.environ.get("PYTHONPATH"))))
    start = "import subprocess, sys, time; subprocess.Popen(sys.argv[2:], stdin=int(sys.argv[1])); time.sleep(99)"
    command = [sys.executable, "-c", start, str(hold), sys.executable, "-m", "asterisk_ls", "serve"]
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, stdout=subprocess.PIPE, pass_fds=[hold], env=environment) as editor:
        assert editor.stdout is not None
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "x"}).encode()
        os.write(give, b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        assert editor.stdout.readline().startswith(b"Content-Length")  # the server is there
        editor.kill()
        editor.wait()
        assert b"-32002" in editor.stdout.read()  # which ends when the server does
    os.close(hold)
    os.close(give)


def test_what_nobody_knows(client: Client) -> None:
    """Unknown requests and commands are refused, whatever comes along with them; unknown notifications are dropped."""
    client.initialize()
    for number, method in enumerate(("textDocument/divination", "$/divination", "$/setTrace", "$/cancelRequest")):
        assert refused(client, method) == METHOD_NOT_FOUND
        client.send({"id": f"bare {number}", "method": method})
        with pytest.raises(RefusedError) as error:
            client.answer(f"bare {number}")
        assert error.value.code == METHOD_NOT_FOUND
        client.notify(method)
    assert refused(client, "workspace/executeCommand", {"command": "divine"}) == INVALID_PARAMS
    assert client.end() == 0


def test_parameters_of_another_shape(client: Client) -> None:
    """They are refused."""
    client.initialize()
    for params in (None, [], {"textDocument": 5}, {"textDocument": {"uri": "x"}, "position": "here"}):
        assert refused(client, "textDocument/hover", params) == INVALID_PARAMS, params
        client.notify("textDocument/didChange", params)
    assert client.end() == 0


ODD: tuple[tuple[dict[str, object], int | str | None], ...] = (
    ({"id": [1], "method": "textDocument/hover", "params": {}}, None),
    ({"id": {"a": 1}, "method": "textDocument/hover", "params": {}}, None),
    ({"id": None, "method": "textDocument/hover", "params": {}}, None),
    ({"id": True, "method": "textDocument/hover", "params": {}}, None),
    ({"id": 1.5, "method": "textDocument/hover", "params": {}}, None),
    ({"id": 3, "method": 5}, 3),
    ({"id": "three", "method": None}, "three"),
    ({"method": 5}, None),
    ({"jsonrpc": "1.0", "id": 3, "method": "textDocument/hover"}, 3),
)


def test_a_message_of_another_shape(client: Client) -> None:
    """It is answered, under its own number if that can be one."""
    client.initialize()
    for message, number in ODD:
        client.send(message)
        with pytest.raises(RefusedError) as error:
            client.answer(number)
        assert error.value.code == INVALID_REQUEST, message
    assert client.end() == 0


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 100_000, b"", b"nonsense", b'{"id": NaN}'])
def test_a_body_that_is_not_json(client: Client, body: bytes) -> None:
    """It is told, and the next message is read."""
    client.initialize()
    client.send_bytes(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    with pytest.raises(RefusedError) as error:
        client.answer(None)
    assert error.value.code == PARSE_ERROR
    assert client.end() == 0


@pytest.mark.parametrize("message", [5, "x", None, [], {}, {"id": 7}, {"jsonrpc": "1.0", "id": 7, "method": "x"}])
def test_json_that_is_no_message(client: Client, message: object) -> None:
    """The connection stays good."""
    client.initialize()
    body = json.dumps(message).encode()
    client.send_bytes(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    assert client.end() == 0


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Type: x\r\n\r\n",
        b"Content-Length: many\r\n\r\n",
        b"Content-Length: 99999999999\r\n\r\n",
        b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}",
        b"POST /a:b HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}",
    ],
)
def test_a_header_that_cannot_be_used(client: Client, header: bytes) -> None:
    """It is told; where the next message would begin is not known, so the server ends instead of guessing."""
    client.initialize()
    client.send_bytes(header)
    with pytest.raises(RefusedError) as error:
        client.answer(None)
    assert error.value.code == PARSE_ERROR
    assert client.process.wait(PATIENCE) == 1


def test_a_request_that_is_cancelled_while_it_waits(client: Client, tmp_path: Path) -> None:
    """It is answered as cancelled, unrun; one that is unknown is no trouble."""
    client.initialize()
    uri = client.open(tmp_path / "pjsip.conf", "")
    where = {"textDocument": {"uri": uri}, "position": position(0)}
    requests = [{"id": f"r{n}", "method": "textDocument/hover", "params": where} for n in range(200)]
    client.send(*requests, {"method": "$/cancelRequest", "params": {"id": "r199"}})
    with pytest.raises(RefusedError) as error:
        client.answer("r199")
    assert error.value.code == CANCELLED
    client.notify("$/cancelRequest", {"id": "r199"})
    assert client.answer("r0") is None
    assert client.end() == 0


def test_places_that_are_not_there(client: Client, tmp_path: Path) -> None:
    """Documents that are not open, positions past every end, ranges that run backwards."""
    client.initialize(tmp_path)
    uri = client.open(tmp_path / "pjsip.conf", "[6001]\ntype = aor")
    client.change("file:///not/open.conf", 2, insertion(0, 0, "x"))
    client.notify("textDocument/didClose", {"textDocument": {"uri": "file:///not/open.conf"}})
    for method in ("completion", "hover"):
        client.at(method, "file:///not/open.conf", 3, 3)
        for line, character in ((0, 99), (99, 0), (2**31 - 1, 2**31 - 1)):
            client.at(method, uri, line, character)
    client.actions(uri, 99)
    client.change(uri, 2, insertion(99, 99, "\ncolour = red"))
    (found,) = client.diagnostics(uri, 2)
    assert found["range"]["start"] == position(2, 0)
    client.change(uri, 3, {"range": {"start": position(2, 12), "end": position(1, 10)}, "text": ""})
    client.diagnostics(uri, 3)
    assert client.end() == 0


def test_strange_uris(client: Client) -> None:
    """Such a document stands by itself, or is no document; it is no trouble."""
    client.initialize()
    uris = ("", "x", "file:", "file:///", "file:///a%00b/pjsip.conf", "file://[/pjsip.conf", "http://x/pjsip.conf")
    for uri in (*uris, f"file:///{'a' * 300}/pjsip.conf"):
        document = {"uri": uri, "languageId": "asterisk", "version": 1, "text": "[a]\ntype = aor\n"}
        client.notify("textDocument/didOpen", {"textDocument": document})
        client.at("hover", uri, 0, 1)
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.end() == 0


SECRET = "Zx81kq0s"  # noqa: S105 - made up


def test_no_secret_is_logged(tmp_path: Path) -> None:
    """Not at the most talkative level, not when a message is broken, and not in what is shown."""
    log = tmp_path / "log"
    text = f"[6001]\ntype = auth\nusername = 6001\npassword = {SECRET}\npasswrd = {SECRET}\npassword {SECRET}\n"
    with server(tmp_path, arguments=("--log-level", "debug", "--log-file", str(log))) as client:
        uri = client.open(tmp_path / "pjsip.conf", text)
        assert client.diagnostics(uri, 1)
        client.notify(
            "textDocument/didChange", {"textDocument": {"uri": uri}, "contentChanges": [{"text": SECRET, "x": 1}]}
        )
        client.send({"id": "odd", "method": "textDocument/hover", "params": {"textDocument": SECRET}})
        with pytest.raises(RefusedError):
            client.answer("odd")
        client.send_bytes(b"Content-Length: 12\r\n\r\n{'%b'}" % SECRET.encode())
        with pytest.raises(RefusedError):
            client.answer(None)
        for line in range(6):
            client.actions(uri, line)
        said = json.dumps(client.published) + "".join(client.shown)
    assert SECRET not in said
    assert SECRET not in client.errors.decode()
    assert SECRET not in log.read_text()
    assert log.read_text()


def test_a_socket_that_only_this_machine_can_reach() -> None:
    """`--tcp`, for debugging."""
    paths = os.pathsep.join(filter(None, (str(SERVER), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "asterisk_ls", "serve", "--tcp"]
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stderr is not None
        match = re.search(rb"127\.0\.0\.1:(\d+)", process.stderr.readline())
        assert match is not None
        with socket.create_connection(("127.0.0.1", int(match[1])), PATIENCE) as connection:
            body = json.dumps({"jsonrpc": "2.0", "method": "exit"}).encode()
            connection.sendall(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            assert process.wait(PATIENCE) == 1


def test_what_cannot_be_served_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """In a sentence, with the status of trouble."""
    log = tmp_path / "nowhere" / "log"
    assert main(["serve", "--log-file", str(log)]) == 2
    assert capfd.readouterr().err == f"asterisk-ls: {log} cannot be written: No such file or directory\n"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--tcp", str(port)]) == 2
    assert capfd.readouterr().err == f"asterisk-ls: port {port} cannot be listened on: Address already in use\n"
    for port in ("65536", "-1", "x"):
        with pytest.raises(SystemExit) as end:
            main(["serve", "--tcp", port])
        assert end.value.code == 2
        assert "is no port" in capfd.readouterr().err


@pytest.mark.parametrize(("closed", "status"), [("<&-", 2), (">&-", 2), ("2>&- </dev/null", 1), (">&- 2>&-", 2)])
def test_streams_that_are_closed(closed: str, status: int) -> None:
    """A server needs two of them."""
    paths = os.pathsep.join(filter(None, (str(SERVER), os.environ.get("PYTHONPATH"))))
    command = ["sh", "-c", f'exec "$0" -m asterisk_ls serve {closed}', sys.executable]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": paths}, check=False)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == (status == 2 and "2>&-" not in closed)
