"""All that the chronicle knows of a person."""

from collections.abc import Iterable

from chronicle.deriving.counterparts import Counterparts, Years, counterparts_of
from chronicle.deriving.tenures import Holder, Tenure
from chronicle.inspecting.desk import Description, Desk, edtf
from chronicle.inspecting.promises import named_in
from chronicle.model import Mention


def about_person(desk: Desk, mention: Mention) -> Description:
    """Names and offices, who held these before and after, counterparts, promises, entries."""
    chronicle = desk.chronicle
    person = chronicle.content.people[mention.id]
    entries = chronicle.with_person.get(person.id, ())
    others = (
        one.person for entry in entries for one in {p.person: p for p in entry.people}.values()
    )
    return {
        **desk.registered(mention, person),
        "native_names": dict(person.native_names),
        "aliases": list(person.aliases),
        "party": desk.ref("party", person.party) if person.party else None,
        "offices": [_office(desk, tenure) for tenure in desk.tenures.of[person.id]],
        "born": edtf(person.born),
        "died": edtf(person.died),
        "wikidata": person.wikidata,
        "counterparts": desk.counted("person", (id for id in others if id != person.id)),
        "same_office_elsewhere": [
            _years(desk, each, years)
            for each in counterparts_of(chronicle, desk.tenures, person.id)
            for years in each.years
        ],
        **named_in(desk, mention),
        "sources": desk.sources(entries),
        **desk.backlinks(mention),
        **desk.history(entries),
    }


def _office(desk: Desk, tenure: Tenure) -> Description:
    office = tenure.office
    before, after = desk.tenures.before(tenure), desk.tenures.after(tenure)
    return {
        "title": office.title,
        "of": desk.ref("party", office.of) if office.of else None,
        "kind": office.kind,
        "from": edtf(office.start),
        "to": "unknown" if office.end_unknown else edtf(office.end),
        "preceded_by": _holders(desk, before, touching=True),
        "earlier_holder": _holders(desk, before, touching=False),
        "followed_by": _holders(desk, after, touching=True),
        "later_holder": _holders(desk, after, touching=False),
    }


def _holders(desk: Desk, holders: Iterable[Holder], *, touching: bool) -> list[Description]:
    """Those whose term touched this one's, or those whose did not."""
    return [
        {
            **desk.ref("person", each.tenure.person),
            "from": edtf(each.tenure.term.start),
            "to": edtf(each.tenure.term.end),
        }
        for each in holders
        if each.touches is touching
    ]


def _years(desk: Desk, counterparts: Counterparts, years: Years) -> Description:
    """Who held the same office in another state in some years, and the entries with one of them."""
    return {
        **desk.ref("party", counterparts.state),
        "years": f"{years.first}/{years.last}" if years.last > years.first else str(years.first),
        "office": counterparts.tenure.office.kind,
        "holders": [
            {**desk.ref("person", each.tenure.person), "certain": each.certainty == "held"}
            for each in years.holders
        ],
        "rests_on": [entry.id for entry in years.together],
    }
