#include "exports/citron/citron.hpp"

#include "base/utf8.hpp"
#include "exports/json/json_text.hpp"
#include "text/values.hpp"

namespace sayso {
namespace {

class Quotes {
 public:
  Quotes(const Document& document, std::string& out)
      : document_(document), map_(document.text(), OffsetUnit::codepoint), json_(out) {}

  void write() {
    json_.begin_object();
    json_.key("text").text(document_.text());
    json_.key("quotes").begin_list();
    std::uint32_t number = 0;
    for (const std::uint32_t at : ReadingOrder(document_).statements)
      write_quote(document_.statements[at], ++number);
    json_.end_list().end_object();
  }

 private:
  void write_quote(const Statement& statement, std::uint32_t number) {
    json_.begin_object();
    write_spans("sources", statement.source);
    json_.key("coreferences").begin_list().end_list();  // no stage resolves speakers yet
    const std::span<const Span> cue = document_.list(statement.cue);
    json_.key("cue");
    if (cue.empty()) {
      json_.null();
    } else {
      write_span({cue.front().begin, cue.back().end});
    }
    write_spans("contents", statement.content);
    json_.key("confidence").hundredths(hundredths(statement.confidence));
    json_.key("id").text("s" + std::to_string(number));
    json_.end_object();
  }

  void write_spans(std::string_view name, Slice<Span> slice) {
    json_.key(name).begin_list();
    for (const Span span : document_.list(slice)) write_span(span);
    json_.end_list();
  }

  void write_span(Span span) {
    const Span outside = map_.from_bytes(span);
    json_.begin_object();
    json_.key("start").number(outside.begin);
    json_.key("end").number(outside.end);
    json_.key("text").text(document_.text(span));
    json_.end_object();
  }

  const Document& document_;
  OffsetMap map_;
  JsonText json_;
};

}  // namespace

void write_citron(const Document& document, const ExportContext& /*context*/, std::string& out) {
  Quotes(document, out).write();
  out.push_back('\n');
}

}  // namespace sayso
