import { describe, expect, it } from "vitest";
import { Table } from "./table.js";

function written(options: { width: number; colors?: boolean }): readonly string[] {
  let text = "";
  const table = new Table({
    width: options.width,
    colors: options.colors ?? false,
    write: (more) => {
      text += more;
    },
  });
  table.head();
  table.row({ event: "product.price_changed", from: "catalog", to: "orders", urgency: "high" });
  table.row({ event: "product.deleted", from: "catalog", to: "orders", urgency: "critical", note: "waits" });
  table.row({ event: "supplier_info", from: "suppliers", to: "catalog", note: "answer" });
  table.title("The order service is back.");
  return text.split("\n");
}

describe("Table", () => {
  it("aligns its columns", () => {
    expect(written({ width: 80 })).toEqual([
      "",
      "event                  from       to         urgency",
      "product.price_changed  catalog    orders     high",
      "product.deleted        catalog    orders     critical  waits",
      "supplier_info          suppliers  catalog    -         answer",
      "",
      "The order service is back.",
      "",
    ]);
  });

  it("fits into a narrow terminal", () => {
    const lines = written({ width: 32 });
    expect(lines).toEqual([
      "product.price_changed high",
      "  catalog > orders",
      "product.deleted critical",
      "  catalog > orders, waits",
      "supplier_info -",
      "  suppliers > catalog, answer",
      "",
      "The order service is back.",
      "",
    ]);
  });

  it("breaks what does not fit between words", () => {
    expect(written({ width: 20 }).slice(-3)).toEqual(["The order service is", "back.", ""]);
  });

  it("is coloured only where asked for", () => {
    expect(written({ width: 80 }).join("")).not.toContain("\u001b");
    expect(written({ width: 80, colors: true }).join("")).toContain("\u001b[31mcritical");
  });
});
