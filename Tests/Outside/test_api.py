"""schemathesis against the description of the read API: no answer of 5xx, and each as it is described."""

import json
import pathlib
import subprocess
import sys

SCHEMATHESIS = pathlib.Path(sys.prefix) / "bin" / "schemathesis"


def test_every_answer_is_as_described(site, tmp_path):
    result = subprocess.run(
        [str(SCHEMATHESIS), "run", site.address + "/openapi.json", "--max-examples", "25", "--seed", "20140303", "--phases",
         "examples,coverage,fuzzing", "--generation-database", "none", "--no-color", "--max-time", "80"],
        cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]


def test_no_address_of_the_description_is_missing(site):
    paths = json.loads(site.get("/openapi.json").text)["paths"]
    assert len(paths) > 10
    item = json.loads(site.get("/services.json").text)["entries"][0]["taskCode"]
    for path in paths:
        if "/topics/" in path or "/gazette/" in path:
            continue
        filled = path.replace("{article}", "1").replace("{column}", "gfxwj").replace("{task}", item)
        assert site.get(filled).status == 200, path
