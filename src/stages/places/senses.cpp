#include "stages/places/senses.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sayso::places {

namespace {

constexpr std::size_t most_anchors = 48;
constexpr float secondary_cost = 1.5F;

// How well known a sense is without any context, in powers of ten of people.
float fame_of(const GazetteerEntry& entry) {
  constexpr float of_kind[gazetteer_kinds] = {4, 1.5F, -1, 0, 4, 2, 2, 2};
  constexpr float large_region = 5.9F, of_small_region = 0.3F;
  if (entry.kind == GazetteerKind::region && entry.people < large_region)
    return entry.people + of_small_region;
  return entry.people + of_kind[static_cast<std::size_t>(entry.kind)] + (entry.is_capital ? 0.7F : 0);
}

float kilometres(const GazetteerEntry& a, const GazetteerEntry& b) {
  constexpr float degree = 111.2F, radians = 0.0174533F;
  const float mean = (a.latitude + b.latitude) / 2 * radians;
  float east = std::fabs(a.longitude - b.longitude);
  if (east > 180) east = 360 - east;
  return degree * std::hypot(a.latitude - b.latitude, east * std::cos(mean));
}

bool is_land(const GazetteerEntry& entry) { return entry.kind <= GazetteerKind::district; }

class Chooser {
 public:
  Chooser(const Document& document, const Gazetteer& gazetteer, PlaceDesk& desk)
      : document_(document), gazetteer_(gazetteer), desk_(desk) {}

  void run() {
    for (std::size_t i = desk_.mentions.size(); i-- > 0;) look_beside(i);
    take_votes();
    for (int round = 0; round < 3; ++round) {
      gather_anchors(round == 0);
      for (std::uint32_t i = 0; i < desk_.subjects.size(); ++i) choose(i);
    }
  }

 private:
  // "Paris, Texas", "Alexandria (Virginia)", "Sudan's western Darfur region", "Newark in Ohio".
  void look_beside(std::size_t i) {
    if (i + 1 >= desk_.mentions.size()) return;
    PlaceMention &mention = desk_.mentions[i], &next = desk_.mentions[i + 1];
    const std::uint32_t gap = next.tokens.begin - mention.tokens.end;
    if (gap == 0 || gap > 4 || next.tokens.begin < mention.tokens.end) return;
    if (document_.tokens.sentence[mention.tokens.begin] != document_.tokens.sentence[next.tokens.begin])
      return;
    const std::string_view between = document_.token(mention.tokens.end);
    if (gap == 1 && (between == "," || between == "(" || between == "in")) {
      tell(mention, next, between != ",");
    } else if (gap == 2 && between == "," && document_.token(mention.tokens.end + 1) == "in") {
      tell(mention, next, true);
    } else if (between == "'s" || between == "’s") {
      tell(next, mention, true);
    }
  }

  // Gives both mentions the senses of which one lies in the other, if there are such.
  void tell(PlaceMention& inner, PlaceMention& outer, bool is_no_list) {
    const PlaceSubject &in = desk_.subjects[inner.subject], &out = desk_.subjects[outer.subject];
    if (in.senses.empty() || out.senses.empty() || inner.subject == outer.subject) return;
    const GazetteerEntry first = gazetteer_.entry(Gazetteer::entry_of(in.senses.front()));
    for (const std::int32_t outer_sense : out.senses) {
      const std::uint32_t outside = Gazetteer::entry_of(outer_sense);
      if (outer.entry != no_id && outside != outer.entry) continue;
      const GazetteerEntry container = gazetteer_.entry(outside);
      if (!is_land(container)) continue;
      // Two states beside one another are a list.
      const bool is_list = !is_no_list && !outer.is_abbreviation && first.kind == container.kind &&
                           (first.kind == GazetteerKind::country || first.country == container.country);
      if (is_list && first.kind != GazetteerKind::town) continue;
      for (const std::int32_t inner_sense : in.senses) {
        const std::uint32_t inside = Gazetteer::entry_of(inner_sense);
        if (inside == outside || !gazetteer_.is_inside(inside, outside)) continue;
        if (is_land_of_its_town(inside, gazetteer_.entry(inside), in)) continue;
        inner.entry = inside;
        outer.entry = outside;
        inner.trust = std::max(inner.trust, 0.6F);
        set_told(inner);
        set_told(outer);
        return;
      }
    }
  }

  void set_told(const PlaceMention& mention) {
    PlaceSubject& subject = desk_.subjects[mention.subject];
    subject.told = mention.entry;
    subject.trust = std::max(subject.trust, mention.trust);
  }

  // Names that could all lie in one region or district speak for it together: "Walker County" and "Huntsville" are both in
  // Texas and both in Alabama, but only in Texas one in the other.
  void take_votes() {
    for (const std::uint32_t entry : desk_.voted) desk_.votes[entry] = 0;
    desk_.voted.clear();
    for (const PlaceSubject& subject : desk_.subjects) {
      if (subject.senses.empty() || subject.trust < 0.5F) continue;
      each_share(subject, [&](std::uint32_t entry, float share) {
        if (entry >= desk_.votes.size()) desk_.votes.resize(entry + 1, 0);
        if (desk_.votes[entry] == 0) desk_.voted.push_back(entry);
        desk_.votes[entry] += share;
      });
    }
  }

  // What a subject gives to the region and the district of each of its senses: the more, the fewer it could lie in.
  template <class Give>
  void each_share(const PlaceSubject& subject, Give give) const {
    const std::size_t count = subject.told != no_id ? 1 : subject.senses.size();
    const float share = std::max(0.08F, 1 / static_cast<float>(count));
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t number =
          subject.told != no_id ? subject.told : Gazetteer::entry_of(subject.senses[i]);
      const GazetteerEntry entry = gazetteer_.entry(number);
      if (entry.kind == GazetteerKind::region) {
        give(number, share);
        continue;
      }
      if (entry.region != no_entry) give(entry.region, share);
      if (entry.kind == GazetteerKind::district) {
        give(number, share);
      } else if (entry.district != no_entry) {
        give(entry.district, share);
      }
    }
  }

  // The votes of the other names for where a sense lies.
  float votes_for(std::uint32_t number, const GazetteerEntry& entry, const PlaceSubject& subject) const {
    const auto others = [&](std::uint32_t at) {
      float own = 0;
      each_share(subject, [&](std::uint32_t given, float share) { own += given == at ? share : 0; });
      return at < desk_.votes.size() ? std::max(0.0F, desk_.votes[at] - own) : 0.0F;
    };
    const std::uint32_t district = entry.kind == GazetteerKind::district ? number : entry.district;
    const std::uint32_t region = entry.kind == GazetteerKind::region ? number : entry.region;
    float sum = 0;
    if (region != no_entry) sum += 2.2F * (1 - std::exp(-others(region)));
    if (district != no_entry) sum += 2.0F * (1 - std::exp(-2 * others(district)));
    return sum;
  }

  // The places by which others are judged: at first those that need no help.
  void gather_anchors(bool is_first) {
    desk_.anchors.clear();
    if (desk_.home != no_id) desk_.anchors.push_back({desk_.home, no_id, 1.5F});
    for (std::uint32_t i = 0; i < desk_.subjects.size() && desk_.anchors.size() < most_anchors; ++i) {
      const PlaceSubject& subject = desk_.subjects[i];
      if (subject.senses.empty() || subject.trust < 0.5F) continue;
      const float often = 1 + 0.5F * std::log2(static_cast<float>(subject.mentions));
      if (subject.told != no_id) {
        desk_.anchors.push_back({subject.told, i, often});
      } else if (!is_first && subject.entry != no_id) {
        desk_.anchors.push_back({subject.entry, i, often * subject.confidence});
      } else if (is_first && is_plain(subject)) {
        desk_.anchors.push_back({Gazetteer::entry_of(subject.senses.front()), i, often});
      }
    }
  }

  bool is_plain(const PlaceSubject& subject) const {
    const GazetteerEntry first = gazetteer_.entry(Gazetteer::entry_of(subject.senses.front()));
    if (subject.senses.size() == 1) return first.people >= 3.5F || first.kind == GazetteerKind::district;
    const GazetteerEntry second = gazetteer_.entry(Gazetteer::entry_of(subject.senses[1]));
    return fame_of(first) >= fame_of(second) + 2.5F;
  }

  // What the other places of the article say for a sense.
  float support(std::uint32_t number, const GazetteerEntry& entry, std::uint32_t self) const {
    float in_named = 0, region = 0, district = 0, country = 0, near = 0;
    for (const PlaceAnchor& anchor : desk_.anchors) {
      if (anchor.subject == self) continue;
      const GazetteerEntry other = gazetteer_.entry(anchor.entry);
      const float weight = std::min(anchor.weight, 2.0F);
      if (anchor.entry != number && gazetteer_.is_inside(number, anchor.entry)) {
        constexpr float of_kind[gazetteer_kinds] = {0.8F, 2.2F, 2.5F, 0, 0, 0, 0, 0};
        in_named = std::max(in_named, weight * of_kind[static_cast<std::size_t>(other.kind)]);
      }
      if (entry.region != no_entry && other.region == entry.region) region += weight;
      if (entry.district != no_entry && other.district == entry.district) district += weight;
      if (entry.country != no_entry && other.country == entry.country) country += weight;
      if (other.kind == GazetteerKind::town || other.kind == GazetteerKind::district) {
        const float distance = kilometres(entry, other);
        if (distance < 400) near = std::max(near, weight * std::exp(-distance / 70));
      }
    }
    if (entry.country < desk_.country_votes.size()) country += desk_.country_votes[entry.country];
    return in_named + 1.6F * (1 - std::exp(-region)) + 0.8F * (1 - std::exp(-district)) +
           2.2F * (1 - std::exp(-country / 1.5F)) + 1.3F * near;
  }

  // "Homs", "Kyiv": where a region has its name from its chief town, the bare name is the town's. Not so where the town is
  // a small part of it: "Quebec" is the province.
  bool is_land_of_its_town(std::uint32_t number, const GazetteerEntry& land,
                           const PlaceSubject& subject) const {
    constexpr float beside = 100;  // kilometres
    if (land.kind != GazetteerKind::region && land.kind != GazetteerKind::district) return false;
    return std::any_of(subject.senses.begin(), subject.senses.end(), [&](std::int32_t sense) {
      const std::uint32_t other = Gazetteer::entry_of(sense);
      if (other == number || Gazetteer::is_secondary(sense)) return false;
      const GazetteerEntry town = gazetteer_.entry(other);
      return town.kind == GazetteerKind::town && town.country == land.country &&
             town.people >= land.people - 1 && kilometres(town, land) < beside;
    });
  }

  void choose(std::uint32_t i) {
    PlaceSubject& subject = desk_.subjects[i];
    if (subject.senses.empty()) return;
    if (subject.told != no_id) {
      subject.entry = subject.told;
      subject.confidence = 0.97F;
      return;
    }
    constexpr float lowest = std::numeric_limits<float>::lowest();
    float best = lowest, second = lowest, cap = std::numeric_limits<float>::max();
    for (const std::int32_t sense : subject.senses) {
      const std::uint32_t number = Gazetteer::entry_of(sense);
      const GazetteerEntry entry = gazetteer_.entry(number);
      // The gazetteer's first sense is the best known one whatever its people.
      const float fame =
          std::min(fame_of(entry) - (Gazetteer::is_secondary(sense) ? secondary_cost : 0), cap);
      if (cap == std::numeric_limits<float>::max()) cap = fame - 0.2F;
      if (is_land_of_its_town(number, entry, subject)) continue;
      const float score = fame + support(number, entry, i) + votes_for(number, entry, subject);
      if (score > best) {
        second = best;
        best = score;
        subject.entry = number;
      } else if (score > second) {
        second = score;
      }
    }
    subject.confidence = second == lowest ? 0.95F : 1 / (1 + std::exp(1.2F * (second - best)));
  }

  const Document& document_;
  const Gazetteer& gazetteer_;
  PlaceDesk& desk_;
};

}  // namespace

void choose_senses(const Document& document, const Gazetteer& gazetteer, PlaceDesk& desk) {
  Chooser(document, gazetteer, desk).run();
}

}  // namespace sayso::places
