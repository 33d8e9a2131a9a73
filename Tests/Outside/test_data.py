"""The catalogue of data sets against the mandatory properties of DCAT-AP, as SHACL shapes."""

import pathlib

import pyshacl
import pytest
import rdflib
from rdflib.compare import isomorphic

SHAPES = pathlib.Path(__file__).parent / "dcat-ap.ttl"
FORMS = {"/catalog.ttl": ("turtle", "text/turtle"), "/catalog.jsonld": ("json-ld", "application/ld+json")}


def graph(site, path):
    answer = site.get(path)
    form, media = FORMS[path]
    assert answer.status == 200 and answer.type == media
    return rdflib.Graph().parse(data=answer.body, format=form)


@pytest.mark.parametrize("path", FORMS)
def test_the_data_catalogue_has_what_dcat_ap_demands(site, path):
    conforms, _, words = pyshacl.validate(graph(site, path), shacl_graph=rdflib.Graph().parse(SHAPES), advanced=True)
    assert conforms, words


def test_the_shapes_find_what_is_missing(site):
    data = graph(site, "/catalog.ttl")
    data.remove((None, rdflib.DCTERMS.title, None))
    conforms, _, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(SHAPES), advanced=True)
    assert not conforms


def test_both_forms_say_the_same(site):
    assert isomorphic(graph(site, "/catalog.ttl"), graph(site, "/catalog.jsonld"))


def test_every_distribution_can_be_had(site):
    data = graph(site, "/catalog.ttl")
    addresses = {str(address) for address in data.objects(None, rdflib.DCAT.downloadURL)}
    assert len(addresses) > 30
    for address in addresses:
        assert site.get(address).status == 200, address
