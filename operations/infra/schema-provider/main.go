// A provider that has a schema and does nothing: the .json file beside it, in the shape of
// `terraform providers schema -json`, written by ../schema-of-bindings.ts. Terraform can check a
// configuration against it and run tests that mock the provider. Whatever would reach a cloud is refused,
// so that nobody takes it for the real one.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

type schemaFile struct {
	Schemas map[string]struct {
		Provider  schemaOf            `json:"provider"`
		Resources map[string]schemaOf `json:"resource_schemas"`
		Data      map[string]schemaOf `json:"data_source_schemas"`
	} `json:"provider_schemas"`
}

type schemaOf struct {
	Version int64   `json:"version"`
	Block   blockOf `json:"block"`
}

type blockOf struct {
	Attributes map[string]attributeOf `json:"attributes"`
	Blocks     map[string]nestedBlock `json:"block_types"`
}

type attributeOf struct {
	Type     json.RawMessage `json:"type"`
	Nested   *objectOf       `json:"nested_type"`
	Required bool            `json:"required"`
	Optional bool            `json:"optional"`
	Computed bool            `json:"computed"`
}

type objectOf struct {
	Mode       string                 `json:"nesting_mode"`
	Attributes map[string]attributeOf `json:"attributes"`
}

type nestedBlock struct {
	Mode  string  `json:"nesting_mode"`
	Block blockOf `json:"block"`
	Min   int64   `json:"min_items"`
	Max   int64   `json:"max_items"`
}

var blockModes = map[string]tfprotov6.SchemaNestedBlockNestingMode{
	"single": tfprotov6.SchemaNestedBlockNestingModeSingle,
	"list":   tfprotov6.SchemaNestedBlockNestingModeList,
	"set":    tfprotov6.SchemaNestedBlockNestingModeSet,
	"map":    tfprotov6.SchemaNestedBlockNestingModeMap,
}

var objectModes = map[string]tfprotov6.SchemaObjectNestingMode{
	"single": tfprotov6.SchemaObjectNestingModeSingle,
	"list":   tfprotov6.SchemaObjectNestingModeList,
	"set":    tfprotov6.SchemaObjectNestingModeSet,
	"map":    tfprotov6.SchemaObjectNestingModeMap,
}

func schema(s schemaOf) *tfprotov6.Schema {
	return &tfprotov6.Schema{Version: s.Version, Block: block(s.Block)}
}

func schemas(all map[string]schemaOf) map[string]*tfprotov6.Schema {
	out := map[string]*tfprotov6.Schema{}
	for name, s := range all {
		out[name] = schema(s)
	}
	return out
}

func block(b blockOf) *tfprotov6.SchemaBlock {
	out := &tfprotov6.SchemaBlock{Attributes: attributes(b.Attributes)}
	for name, nested := range b.Blocks {
		out.BlockTypes = append(out.BlockTypes, &tfprotov6.SchemaNestedBlock{
			TypeName: name, Nesting: blockModes[nested.Mode], Block: block(nested.Block),
			MinItems: nested.Min, MaxItems: nested.Max,
		})
	}
	return out
}

// What ends in `_wo` is written and never read back: all providers hold to that, and bindings do not say it.
func attributes(all map[string]attributeOf) []*tfprotov6.SchemaAttribute {
	var out []*tfprotov6.SchemaAttribute
	for name, a := range all {
		one := &tfprotov6.SchemaAttribute{
			Name: name, Required: a.Required, Optional: a.Optional, Computed: a.Computed,
			WriteOnly: strings.HasSuffix(name, "_wo"),
		}
		if a.Nested != nil {
			one.NestedType = &tfprotov6.SchemaObject{Nesting: objectModes[a.Nested.Mode], Attributes: attributes(a.Nested.Attributes)}
		} else {
			one.Type = orEnd(tftypes.ParseJSONType(a.Type)) //nolint:staticcheck // nothing else reads this form
		}
		out = append(out, one)
	}
	return out
}

// What Terraform asks before a mock answers; of the embedded interface every other call panics.
type server struct {
	tfprotov6.ProviderServer
	said *tfprotov6.GetProviderSchemaResponse
}

func (s *server) GetMetadata(context.Context, *tfprotov6.GetMetadataRequest) (*tfprotov6.GetMetadataResponse, error) {
	out := &tfprotov6.GetMetadataResponse{ServerCapabilities: s.said.ServerCapabilities}
	for name := range s.said.ResourceSchemas {
		out.Resources = append(out.Resources, tfprotov6.ResourceMetadata{TypeName: name})
	}
	for name := range s.said.DataSourceSchemas {
		out.DataSources = append(out.DataSources, tfprotov6.DataSourceMetadata{TypeName: name})
	}
	return out, nil
}

func (s *server) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	return s.said, nil
}

func (s *server) GetResourceIdentitySchemas(context.Context, *tfprotov6.GetResourceIdentitySchemasRequest) (*tfprotov6.GetResourceIdentitySchemasResponse, error) {
	return &tfprotov6.GetResourceIdentitySchemasResponse{}, nil
}

func (s *server) ValidateProviderConfig(_ context.Context, r *tfprotov6.ValidateProviderConfigRequest) (*tfprotov6.ValidateProviderConfigResponse, error) {
	return &tfprotov6.ValidateProviderConfigResponse{PreparedConfig: r.Config}, nil
}

func (s *server) ValidateResourceConfig(context.Context, *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	return &tfprotov6.ValidateResourceConfigResponse{}, nil
}

func (s *server) ValidateDataResourceConfig(context.Context, *tfprotov6.ValidateDataResourceConfigRequest) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	return &tfprotov6.ValidateDataResourceConfigResponse{}, nil
}

func (s *server) ConfigureProvider(context.Context, *tfprotov6.ConfigureProviderRequest) (*tfprotov6.ConfigureProviderResponse, error) {
	return &tfprotov6.ConfigureProviderResponse{}, nil
}

func (s *server) StopProvider(context.Context, *tfprotov6.StopProviderRequest) (*tfprotov6.StopProviderResponse, error) {
	return &tfprotov6.StopProviderResponse{}, nil
}

func (s *server) UpgradeResourceState(_ context.Context, r *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	as := s.said.ResourceSchemas[r.TypeName].ValueType()
	value, err := r.RawState.Unmarshal(as)
	if err != nil {
		return nil, err
	}
	upgraded, err := tfprotov6.NewDynamicValue(as, value)
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: &upgraded}, err
}

func (s *server) ReadDataSource(context.Context, *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	return &tfprotov6.ReadDataSourceResponse{Diagnostics: refusal}, nil
}

func (s *server) ReadResource(context.Context, *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	return &tfprotov6.ReadResourceResponse{Diagnostics: refusal}, nil
}

func (s *server) PlanResourceChange(context.Context, *tfprotov6.PlanResourceChangeRequest) (*tfprotov6.PlanResourceChangeResponse, error) {
	return &tfprotov6.PlanResourceChangeResponse{Diagnostics: refusal}, nil
}

func (s *server) ApplyResourceChange(context.Context, *tfprotov6.ApplyResourceChangeRequest) (*tfprotov6.ApplyResourceChangeResponse, error) {
	return &tfprotov6.ApplyResourceChangeResponse{Diagnostics: refusal}, nil
}

var refusal = []*tfprotov6.Diagnostic{{
	Severity: tfprotov6.DiagnosticSeverityError,
	Summary:  "a schema and no provider",
	Detail:   "This provider reaches nothing: it is for checks. Mock it, or initialise anew with the real one.",
}}

func orEnd[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}

func main() {
	folder := filepath.Dir(orEnd(os.Executable()))
	text := orEnd(os.ReadFile(filepath.Join(folder, "schema.json")))
	var file schemaFile
	orEnd(0, json.Unmarshal(text, &file))
	for address, its := range file.Schemas {
		said := &tfprotov6.GetProviderSchemaResponse{
			ServerCapabilities: &tfprotov6.ServerCapabilities{},
			Provider:           schema(its.Provider),
			ResourceSchemas:    schemas(its.Resources),
			DataSourceSchemas:  schemas(its.Data),
		}
		orEnd(0, tf6server.Serve(address, func() tfprotov6.ProviderServer { return &server{said: said} }))
	}
}
