/**
 * The operator's JSON: what stands where and why, mappings, settings. Every error is a problem of
 * RFC 9457 in the reader's language, Romanian unless asked for English.
 */
@OpenAPIDefinition(
    info =
        @Info(
            title = "StocSync",
            version = "1",
            description =
                "What a SmartBill product stands for in each shop, and how its stock gets there."),
    security = @SecurityRequirement(name = "operator"),
    components =
        @Components(
            securitySchemes =
                @SecurityScheme(
                    securitySchemeName = "operator",
                    type = SecuritySchemeType.HTTP,
                    scheme = "basic",
                    description = "stocsync.users.<user>.password and .role")))
package ro.stocsync.api;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
