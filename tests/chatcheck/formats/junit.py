# Is it JUnit XML? xmllint asks the schema; the sums it cannot ask are added up here.
# SPDX-License-Identifier: BSL-1.0
import shutil
import subprocess
import xml.etree.ElementTree

from schema import SCHEMAS, Invalid


def xmllint():
    """The program, or None where it cannot be had."""
    return shutil.which("xmllint")


def read(text):
    """The root. Raises Invalid."""
    if xmllint():
        done = subprocess.run([xmllint(), "--noout", "--nonet", "--schema", str(SCHEMAS / "junit.xsd"), "-"], input=text,
                              capture_output=True, check=False)
        if done.returncode != 0:
            raise Invalid(done.stderr.decode(errors="replace")[:300])
    try:
        root = xml.etree.ElementTree.fromstring(text)
    except xml.etree.ElementTree.ParseError as error:
        raise Invalid(f"no XML: {error}") from error
    counts = {"tests": len(root.findall("testcase"))}
    for attribute, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        counts[attribute] = len(root.findall(f"testcase/{element}"))
    for attribute, count in counts.items():
        if root.get(attribute) != str(count):
            raise Invalid(f"{attribute} is {root.get(attribute)}, and there are {count}")
    return root
