#include "stages/places/places.hpp"

#include "base/ascii.hpp"
#include "stages/places/desk.hpp"
#include "stages/places/mentions.hpp"
#include "stages/places/senses.hpp"
#include "stages/places/words.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <limits>

namespace sayso {

namespace {

constexpr float least_trust = 0.5F;

// The host of "https://www.tarvik.co.uk/news": "tarvik.co.uk".
std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  std::string_view host = url.substr(0, url.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

// Where an outlet writes from, by its address, that of its house ("edition.tarvik.com") or its name; no_id: not known.
std::uint32_t home_of(const Gazetteer& gazetteer, const Source& source, std::string& key) {
  const auto look_up = [&](std::string_view name) {
    key.assign(1, '@');
    key += name;
    const auto senses = gazetteer.senses(key);
    return senses.empty() ? no_id : Gazetteer::entry_of(senses.front());
  };
  std::uint32_t home = source.outlet.empty() ? no_id : look_up(source.outlet);
  for (std::string_view host = host_of(source.url); home == no_id && !host.empty();) {
    home = look_up(host);
    const std::size_t dot = host.find('.');
    host = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
  }
  return home;
}

// The country of a web address: ".co.uk" votes for the United Kingdom.
void vote_by_address(const Gazetteer& gazetteer, std::string_view host, std::vector<float>& votes) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || host.size() != dot + 3) return;
  std::array<char, 2> code{};
  for (std::size_t i = 0; i < 2; ++i) {
    const char letter = host[dot + 1 + i];
    code[i] = is_ascii_small(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  if (code == std::array{'U', 'K'}) code = {'G', 'B'};
  for (std::uint32_t country = 0; country < votes.size(); ++country) {
    if (gazetteer.country_code(country) == code) votes[country] += 2;
  }
}

PlacePrecision precision_of(const GazetteerEntry& entry) {
  switch (entry.kind) {
    case GazetteerKind::country: return PlacePrecision::country;
    case GazetteerKind::region: return PlacePrecision::region;
    case GazetteerKind::district: return PlacePrecision::district;
    case GazetteerKind::town: return PlacePrecision::exact;
    case GazetteerKind::continent: return PlacePrecision::vague;
    case GazetteerKind::area:
    case GazetteerKind::water:
    case GazetteerKind::mountain: return PlacePrecision::region;
  }
  return PlacePrecision::vague;
}

// "near Tarvik", "30 miles north of Tarvik", "outside Tarvik".
bool is_near(const Document& document, std::uint32_t token) {
  const std::uint32_t sentence = document.tokens.sentence[token];
  const auto before = [&](std::uint32_t count) {
    if (token < count || document.tokens.sentence[token - count] != sentence) return std::string_view();
    return document.token(token - count);
  };
  const std::string_view last = before(1), one = before(2);
  if (last == "near" || last == "Near" || last == "outside" || last == "Outside") return true;
  if (last != "of" && last != "from") return false;
  if (places::is_direction(one) && last == "of") return true;
  return one == "miles" || one == "kilometers" || one == "kilometres" || one == "km" || one == "outskirts" ||
         one == "mile" || one == "kilometre" || one == "kilometer";
}

// "Homs province", "the Kyiv region": the land around a town of the same name.
std::uint32_t land_of(const Document& document, const Gazetteer& gazetteer, const PlaceSubject& subject,
                      const PlaceMention& mention, std::uint32_t number) {
  const std::uint32_t next = mention.tokens.end;
  if (next >= document.tokens.size() || !places::follows_land(document.token(next))) return number;
  for (const std::int32_t sense : subject.senses) {
    if (gazetteer.entry(number).kind != GazetteerKind::town) return number;
    const std::uint32_t land = Gazetteer::entry_of(sense);
    const GazetteerEntry entry = gazetteer.entry(land);
    const bool is_land = entry.kind == GazetteerKind::region || entry.kind == GazetteerKind::district;
    if (is_land && land != number && entry.country == gazetteer.entry(number).country) return land;
  }
  return number;
}

Place place_of(Document& document, const PlaceDesk& desk, const PlaceMention& mention,
               const Gazetteer* gazetteer) {
  Place place;
  place.span = document.span_of(mention.tokens);
  place.confidence = mention.trust;
  const PlaceSubject& subject = desk.subjects[mention.subject];
  std::uint32_t number = mention.entry != no_id ? mention.entry : subject.entry;
  if (gazetteer == nullptr || number == no_id) {
    place.name = document.add_words(document.text(place.span));
    return place;
  }
  number = land_of(document, *gazetteer, subject, mention, number);
  const GazetteerEntry entry = gazetteer->entry(number);
  place.name = document.add_words(entry.name);
  place.country = gazetteer->country_code(number);
  place.geonameid = entry.geonameid;
  place.latitude = entry.latitude;
  place.longitude = entry.longitude;
  place.precision = precision_of(entry);
  place.confidence =
      std::max(mention.trust, subject.trust) * (mention.entry != no_id ? 0.97F : subject.confidence);
  if (place.precision == PlacePrecision::exact) {
    const std::uint32_t next = mention.tokens.end;
    if (is_near(document, mention.tokens.begin)) {
      place.precision = PlacePrecision::near;
    } else if (entry.is_capital && next < document.tokens.size() &&
               places::is_of_government(document.token(next))) {
      place.precision = PlacePrecision::country;
    }
  }
  return place;
}

// Without a gazetteer: the names that are places, as words.
void keep_words(Document& document, PlaceDesk& desk) {
  for (const Name& name : document.names) {
    if (name.kind != NameKind::place) continue;
    PlaceMention mention;
    mention.tokens = name.tokens;
    mention.trust = name.confidence;
    mention.subject = static_cast<std::uint32_t>(desk.subjects.size());
    desk.subjects.push_back({});
    desk.mentions.push_back(mention);
  }
}

}  // namespace

void run_places(Document& document, Workbench& bench) {
  if (bench.places == nullptr) bench.places = std::make_shared<PlaceDesk>();
  PlaceDesk& desk = *bench.places;
  desk.mentions.clear();
  const Gazetteer* gazetteer = bench.gazetteer.get();
  if (gazetteer == nullptr) {
    desk.subjects.clear();
    keep_words(document, desk);
  } else {
    desk.country_votes.assign(gazetteer->countries(), 0);
    vote_by_address(*gazetteer, host_of(document.article().source.url), desk.country_votes);
    desk.home = home_of(*gazetteer, document.article().source, desk.key);
    places::find_mentions(document, *gazetteer, desk);
    places::choose_senses(document, *gazetteer, desk);
  }
  std::uint32_t end = 0;
  for (const PlaceMention& mention : desk.mentions) {
    const bool is_kept = mention.trust >= least_trust || (gazetteer == nullptr && mention.trust > 0);
    if (!is_kept || mention.tokens.begin < end) continue;
    document.places.push_back(place_of(document, desk, mention, gazetteer));
    end = mention.tokens.end;
  }
}

}  // namespace sayso
