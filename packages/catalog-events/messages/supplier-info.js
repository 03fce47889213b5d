// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsSupplierInfo, declaredSupplierInfo } from "../validators/supplier-info.js";

export const supplierInfoMessage = {
  name: "supplier_info",
  contentType: "application/json",
  constants: { event: "supplier_info" },
  accepts: acceptsSupplierInfo,
  declared: declaredSupplierInfo,
  discriminator: { path: ["event"], value: "supplier_info" },
};
