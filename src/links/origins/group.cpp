#include "base/hash.hpp"
#include "links/origins/origins.hpp"
#include "links/published.hpp"
#include "links/sets.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

namespace sayso::origins {
namespace {

constexpr std::size_t most_evidence = 3;  // passages of an article in one group

// Copies and agencies are one class: which of the papers credits the agency does not divide its text.
enum class Class : std::uint8_t { wording, release, interview };

Class class_of(Kind kind) {
  if (kind == Kind::press_release) return Class::release;
  return kind == Kind::interview ? Class::interview : Class::wording;
}

std::string_view name_of(Class one) {
  if (one == Class::wording) return "wording";
  return one == Class::release ? "release" : "interview";
}

// One side of a link.
struct Passage {
  Class kind = Class::wording;
  std::uint32_t article = 0;
  Span span;
  std::uint32_t link = 0;
};

// Half of the shorter, at least.
bool is_one_passage(Span one, Span two) {
  if (!one.overlaps(two)) return false;
  const Offset common = std::min(one.end, two.end) - std::max(one.begin, two.begin);
  return 2 * std::uint64_t{common} >= std::min(one.size(), two.size());
}

// Links whose passages in one article are one passage belong together.
Sets joined_links(std::span<const Link> links) {
  std::vector<Passage> passages;
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    const Class kind = class_of(links[i].shared.kind);
    passages.push_back({kind, links[i].first, links[i].shared.first, i});
    passages.push_back({kind, links[i].second, links[i].shared.second, i});
  }
  std::sort(passages.begin(), passages.end(), [](const Passage& a, const Passage& b) {
    return std::tie(a.kind, a.article, a.span, a.link) < std::tie(b.kind, b.article, b.span, b.link);
  });
  Sets sets(links.size());
  for (std::size_t i = 0; i < passages.size(); ++i) {
    for (std::size_t k = i + 1; k < passages.size(); ++k) {
      const bool is_near = passages[k].kind == passages[i].kind &&
                           passages[k].article == passages[i].article &&
                           passages[k].span.begin < passages[i].span.end;
      if (!is_near) break;
      if (is_one_passage(passages[i].span, passages[k].span)) sets.join(passages[i].link, passages[k].link);
    }
  }
  return sets;
}

struct Draft {
  Class kind = Class::wording;
  bool is_agency = false;
  std::vector<std::uint32_t> articles;  // places in the order of keys, ascending
  std::vector<Evidence> evidence;       // the same
};

std::vector<Draft> drafts_of(std::span<const Link> links, const std::vector<std::uint32_t>& place) {
  Sets sets = joined_links(links);
  std::map<std::uint32_t, Draft> drafts;
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    const Link& link = links[i];
    if (link.first == link.second) continue;
    Draft& draft = drafts[sets.root(i)];
    draft.kind = class_of(link.shared.kind);
    draft.is_agency = draft.is_agency || link.shared.kind == Kind::agency;
    for (const auto& [article, span] :
         {std::pair(link.first, link.shared.first), std::pair(link.second, link.shared.second)}) {
      draft.articles.push_back(place[article]);
      draft.evidence.push_back({place[article], span});
    }
  }
  std::vector<Draft> made;
  for (auto& [root, draft] : drafts) {
    std::sort(draft.articles.begin(), draft.articles.end());
    draft.articles.erase(std::unique(draft.articles.begin(), draft.articles.end()), draft.articles.end());
    made.push_back(std::move(draft));
  }
  return made;
}

// A group all of whose articles stand in a larger one of its class only shows more of the same: its evidence goes there.
std::vector<Draft> without_parts(std::vector<Draft> drafts) {
  std::sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    const std::size_t more = a.articles.size(), less = b.articles.size();
    return std::tie(less, a.kind, a.articles) < std::tie(more, b.kind, b.articles);
  });
  std::vector<Draft> kept;
  for (Draft& draft : drafts) {
    const auto whole = std::find_if(kept.begin(), kept.end(), [&](const Draft& other) {
      return other.kind == draft.kind && std::includes(other.articles.begin(), other.articles.end(),
                                                       draft.articles.begin(), draft.articles.end());
    });
    if (whole == kept.end()) {
      kept.push_back(std::move(draft));
      continue;
    }
    whole->is_agency = whole->is_agency || draft.is_agency;
    whole->evidence.insert(whole->evidence.end(), draft.evidence.begin(), draft.evidence.end());
  }
  return kept;
}

// Of each article the longest passages that do not overlap, then in order.
std::vector<Evidence> best_of(std::vector<Evidence> evidence) {
  std::sort(evidence.begin(), evidence.end(), [](const Evidence& a, const Evidence& b) {
    const Offset more = a.span.size(), less = b.span.size();
    return std::tie(a.article, less, a.span) < std::tie(b.article, more, b.span);
  });
  std::vector<Evidence> kept;
  std::size_t begin = 0;  // of those of the same article
  for (const Evidence& one : evidence) {
    if (kept.empty() || kept.back().article != one.article) begin = kept.size();
    const bool overlaps = std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(begin), kept.end(),
                                      [&](const Evidence& other) { return other.span.overlaps(one.span); });
    if (!overlaps && kept.size() - begin < most_evidence) kept.push_back(one);
  }
  std::sort(kept.begin(), kept.end(), [](const Evidence& a, const Evidence& b) {
    return std::tie(a.article, a.span) < std::tie(b.article, b.span);
  });
  return kept;
}

Group group_of(const Draft& draft, std::span<const Member> members,
               const std::vector<std::uint32_t>& member) {
  Group group;
  group.kind = draft.kind == Class::release     ? Kind::press_release
               : draft.kind == Class::interview ? Kind::interview
               : draft.is_agency                ? Kind::agency
                                                : Kind::copy;
  std::string content(name_of(draft.kind));
  std::int64_t earliest = 0;
  for (const std::uint32_t place : draft.articles) {
    const std::uint32_t one = member[place];
    const auto instant =
        instant_of(members[one].published).value_or(std::numeric_limits<std::int64_t>::max());
    if (group.articles.empty() || instant < earliest) {
      earliest = instant;
      group.first = one;
    }
    group.articles.push_back(one);
    content += '\n' + members[one].key;
  }
  group.key = content_id("o", content);
  for (const Evidence& one : best_of(draft.evidence))
    group.evidence.push_back({member[one.article], one.span});
  return group;
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::agency: return "agency";
    case Kind::press_release: return "press release";
    case Kind::interview: return "interview";
    case Kind::copy: break;
  }
  return "copy";
}

std::optional<Kind> kind_named(std::string_view word) {
  for (const Kind kind : {Kind::copy, Kind::agency, Kind::press_release, Kind::interview}) {
    if (name_of(kind) == word) return kind;
  }
  return std::nullopt;
}

std::vector<Group> group(std::span<const Member> members, std::span<const Link> links) {
  std::vector<std::uint32_t> member(members.size()), place(members.size());
  std::iota(member.begin(), member.end(), 0U);
  std::sort(member.begin(), member.end(),
            [&](std::uint32_t a, std::uint32_t b) { return members[a].key < members[b].key; });
  for (std::uint32_t i = 0; i < member.size(); ++i) place[member[i]] = i;
  std::vector<Group> groups;
  for (const Draft& draft : without_parts(drafts_of(links, place)))
    groups.push_back(group_of(draft, members, member));
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.key < b.key; });
  return groups;
}

}  // namespace sayso::origins
