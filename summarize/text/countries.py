"""Countries by name, adjective and seat of government, for "Oslo said" and "the Norwegian army".

The table is written by hand, after the CIA World Factbook and not generated from it (fields
"country name", "nationality" and "capital"). Seats that newspapers use for a government beside
the capital ("the Kremlin") are listed apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_TABLE = """
Afghanistan|Afghan|Kabul
Albania|Albanian|Tirana
Algeria|Algerian|Algiers
Angola|Angolan|Luanda
Argentina|Argentine,Argentinian|Buenos Aires
Armenia|Armenian|Yerevan
Australia|Australian|Canberra
Austria|Austrian|Vienna
Azerbaijan|Azerbaijani,Azeri|Baku
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Belarus|Belarusian|Minsk
Belgium|Belgian|Brussels
Bolivia|Bolivian|La Paz
Bosnia and Herzegovina|Bosnian|Sarajevo
Brazil|Brazilian|Brasilia
Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Gitega
Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaounde
Canada|Canadian|Ottawa
Chad|Chadian|N'Djamena
Chile|Chilean|Santiago
China|Chinese|Beijing
Colombia|Colombian|Bogota
Costa Rica|Costa Rican|San Jose
Croatia|Croatian|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Czech Republic,Czechia|Czech|Prague
Denmark|Danish|Copenhagen
Dominican Republic|Dominican|Santo Domingo
Ecuador|Ecuadorian|Quito
Egypt|Egyptian|Cairo
El Salvador|Salvadoran|San Salvador
Eritrea|Eritrean|Asmara
Estonia|Estonian|Tallinn
Ethiopia|Ethiopian|Addis Ababa
Fiji|Fijian|Suva
Finland|Finnish|Helsinki
France|French|Paris
Georgia|Georgian|Tbilisi
Germany|German|Berlin
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Guatemala|Guatemalan|Guatemala City
Guinea|Guinean|Conakry
Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hungary|Hungarian|Budapest
Iceland|Icelandic|Reykjavik
India|Indian|New Delhi,Delhi
Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran
Iraq|Iraqi|Baghdad
Ireland|Irish|Dublin
Israel|Israeli|Jerusalem
Italy|Italian|Rome
Ivory Coast,Cote d'Ivoire|Ivorian|Yamoussoukro,Abidjan
Jamaica|Jamaican|Kingston
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh,Kazakhstani|Astana
Kenya|Kenyan|Nairobi
Kosovo|Kosovar|Pristina
Kuwait|Kuwaiti|Kuwait City
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Lao,Laotian|Vientiane
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Liberia|Liberian|Monrovia
Libya|Libyan|Tripoli
Lithuania|Lithuanian|Vilnius
Luxembourg|Luxembourgish|Luxembourg City
Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe
Malaysia|Malaysian|Kuala Lumpur
Mali|Malian|Bamako
Malta|Maltese|Valletta
Mauritania|Mauritanian|Nouakchott
Mexico|Mexican|Mexico City
Moldova|Moldovan|Chisinau
Mongolia|Mongolian|Ulaanbaatar
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar,Burma|Burmese|Naypyidaw
Namibia|Namibian|Windhoek
Nepal|Nepali,Nepalese|Kathmandu
Netherlands|Dutch|The Hague,Amsterdam
New Zealand|New Zealander|Wellington
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian|Abuja
North Korea|North Korean|Pyongyang
North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani|Islamabad
Palestine|Palestinian|Ramallah
Panama|Panamanian|Panama City
Paraguay|Paraguayan|Asuncion
Peru|Peruvian|Lima
Philippines|Philippine,Filipino|Manila
Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia,Russian Federation|Russian|Moscow
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi,Saudi Arabian|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian,Serb|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean|Singapore
Slovakia|Slovak|Bratislava
Slovenia|Slovenian,Slovene|Ljubljana
Somalia|Somali|Mogadishu
South Africa|South African|Pretoria
South Korea|South Korean|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik,Tajikistani|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Togo|Togolese|Lome
Tunisia|Tunisian|Tunis
Turkey,Turkiye|Turkish|Ankara
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv,Kiev
United Arab Emirates,UAE|Emirati|Abu Dhabi
United Kingdom,UK,Britain,Great Britain|British|London
United States,US,USA,America|American|Washington
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek,Uzbekistani|Tashkent
Vatican City,Holy See|Vatican|Vatican
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
"""
SEATS = {
    "kremlin": "Russia",
    "white house": "United States",
    "downing street": "United Kingdom",
    "whitehall": "United Kingdom",
    "elysee": "France",
    "elysee palace": "France",
}
"""Buildings that stand for a whole government."""
MINISTRIES = {
    "pentagon": ("United States", "defence"),
    "state department": ("United States", "foreign"),
    "foggy bottom": ("United States", "foreign"),
    "quai d'orsay": ("France", "foreign"),
    "foreign office": ("United Kingdom", "foreign"),
}
"""Buildings and names that stand for one ministry."""


@lru_cache(maxsize=4096)  # the same few names are compared with each other again and again
def folded(text: str) -> str:
    """Return a text in lower case without accents, dots of abbreviations and odd marks."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"\b((?:[a-z]\.){2,})", lambda m: m.group().replace(".", ""), plain)


@cache
def _forms() -> dict[str, str]:
    """Return every form of every country, folded, to the country's name."""
    forms = {}
    for row in _TABLE.strip().splitlines():
        names, adjectives, _ = row.split("|")
        name = names.split(",")[0]
        for form in [*names.split(","), *adjectives.split(",")]:
            forms[folded(form)] = name
    return forms


@cache
def _governments() -> dict[str, str]:
    """Return names and capitals, folded, to the country whose government they may stand for."""
    seats = dict(SEATS)
    for row in _TABLE.strip().splitlines():
        names, _, capitals = row.split("|")
        for form in [*names.split(","), *capitals.split(",")]:
            seats.setdefault(folded(form), names.split(",")[0])
    return seats


def country_of(text: str) -> str | None:
    """Return the first country that a phrase names by name or adjective."""
    words = re.findall(r"[a-z'-]+", re.sub(r"'s\b", "", folded(text)))
    forms = _forms()
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            country = forms.get(" ".join(words[i : i + size]))
            if country is not None:
                return country
    return None


def government_of(name: str) -> str | None:
    """Return the country for which a bare country, capital or seat speaks; None for others."""
    return _governments().get(re.sub(r"^the ", "", folded(name).strip()))
